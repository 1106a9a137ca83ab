"""One cluster's year: its state, and a room for each business thing; ``cycle.py`` puts them
together."""
