"""What runs without a person: it pulls due work and sends commands, and decides nothing."""
