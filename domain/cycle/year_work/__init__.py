"""What runs through the whole year beside its phases: a file for each kind of act.

Each file holds its commands, events, part of the state, decisions and guard rows, as a phase does.
"""
