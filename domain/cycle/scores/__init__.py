"""What becomes of a sheet after it was sent: checks, explanations, lapses, corrections."""
