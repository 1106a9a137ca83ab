"""The rulebook as a cluster wrote it, and what is said of it before a year begins. How points come
about from it lives in ``reckoning``."""
