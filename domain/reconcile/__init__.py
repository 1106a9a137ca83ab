"""Checking a score table that somebody made: its sums, its ranks, its names."""
