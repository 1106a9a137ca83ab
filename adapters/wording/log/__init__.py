"""The log in words: one line for every event."""
