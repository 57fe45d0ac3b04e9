"""Nothing is lost, and no secret is kept: what the program leaves on the machine, whatever happens to it."""
