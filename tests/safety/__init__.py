"""That nothing above reversible is done unconfirmed, nor at all where it is not allowed, on whichever way."""
