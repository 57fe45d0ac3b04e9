"""Resources on screen: the list of them, the table of one, the details of a row."""
