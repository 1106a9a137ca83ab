"""What notices say, and where units receive them."""
