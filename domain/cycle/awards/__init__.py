"""The award file: proposals, dossiers, decisions, deliveries."""
