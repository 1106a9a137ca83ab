"""The migrations of the log, one history for both databases."""
