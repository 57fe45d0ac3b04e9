"""What comes from the service is text, whatever it is: shown, lined up, copied as it was, and obeyed by nothing."""
