"""How quick it is, on a whole country and twenty years."""
