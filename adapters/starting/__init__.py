"""Starting a year of one's own: the questions from an empty database to an issued plan."""
