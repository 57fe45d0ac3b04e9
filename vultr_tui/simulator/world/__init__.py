"""The stored world: what the account holds and the rules it follows, whatever API asks."""
