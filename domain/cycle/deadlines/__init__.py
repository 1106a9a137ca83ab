"""Deadlines: how they are set, reckoned, moved and passed, and who owes what."""
