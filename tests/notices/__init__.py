"""Who is told of what, when, and by which means."""
