"""Nominations, ballots and what they choose."""
