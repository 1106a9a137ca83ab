"""The tests mirror the rooms; a package, so that no installed `tests` can take its name."""
