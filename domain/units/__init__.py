"""Units: their stream, what they came from and became, their own gatherings."""
