"""The pure rules of a cycle: commands, events, what follows from them, and nothing of the world."""
