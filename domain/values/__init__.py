"""Values that everything is made of: points, days, names, papers, hidden texts, the one refusal.
No rule of
the cycle lives here."""
