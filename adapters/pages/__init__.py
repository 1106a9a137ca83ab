"""What a page says, as values that no door owns.

Each page is a Struct of its facts with one function that makes it from the record, one that says it
as :mod:`blocks <adapters.pages.blocks>` in a language, and one that gives it to programs. The
command line renders the blocks with rich; a browser or an API renders the same. Nothing here knows
a terminal, an option or who is asking: that comes as an argument.
"""
