"""The methods of HTTP that a request may have."""

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
