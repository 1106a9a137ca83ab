"""What touches the world: the stored log, read models, files, and the doors."""
