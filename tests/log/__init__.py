"""The log, on both databases."""
