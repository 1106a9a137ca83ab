"""Read models: what can be computed from the events, kept where it can be asked for."""
