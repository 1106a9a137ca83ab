"""The doors and the files."""
