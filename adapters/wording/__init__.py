"""The one catalogue of words, vi and en, and the one filler of its templates."""
