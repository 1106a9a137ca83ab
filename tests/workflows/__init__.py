"""The one way in, and what stands along it."""
