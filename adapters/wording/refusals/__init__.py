"""Sentences of refusals and conditions, by code."""
