"""Every operation of either version of the API, by the one-shot command and the embedded account over real HTTP."""
