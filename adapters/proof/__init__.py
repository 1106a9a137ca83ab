"""Proof: what anybody can check without trusting whoever runs the database."""
