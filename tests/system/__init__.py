"""The whole, on every kind of store."""
