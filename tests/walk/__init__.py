"""Every operation of v1, performed by the one-shot command against the embedded account over real HTTP."""
