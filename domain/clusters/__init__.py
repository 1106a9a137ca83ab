"""Clusters: their stream, members and offices over the years, and how they end."""
