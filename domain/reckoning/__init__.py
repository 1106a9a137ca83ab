"""Arithmetic: cells, totals, ranks, counts of votes, choices. Nothing here knows an event."""
