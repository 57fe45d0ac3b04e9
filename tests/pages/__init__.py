"""The pages of the manual that are read off the catalogue, the keys and the settings."""
