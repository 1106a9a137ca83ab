"""Who reads what, and that nothing tells the rest."""
