"""The sentences of the letters, by topic; the templates beside the facts say in which order."""
