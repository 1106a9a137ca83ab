"""Rulebook files: read with the place of every mistake, and written for people to go on with."""
