"""The papers of a conference, read back from the finished files."""
