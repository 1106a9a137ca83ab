"""Scenario files that come with the package: a real past year and a practice year."""
