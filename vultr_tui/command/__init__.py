"""One typed command, run to its end: resolved, confirmed, performed, printed."""
