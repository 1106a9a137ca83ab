"""Stored samples of every event, which must be read for ever."""
