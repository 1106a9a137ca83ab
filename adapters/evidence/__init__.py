"""Evidence and signed papers: what a file is, by its bytes."""
