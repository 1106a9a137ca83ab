"""What a page says, before any door shows it."""
