"""Read models: what they hold, and that they hold what the events say."""
