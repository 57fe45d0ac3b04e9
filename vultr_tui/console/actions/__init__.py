"""From what is chosen to what the service has done: found, aimed, asked, confirmed, performed, followed."""
