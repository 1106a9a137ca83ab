"""Telling a past year, question by question."""
