"""The way in at the door of one machine: the first page, three acts to practise, a score table."""
