"""The command line, from what is typed to what is printed and stored."""
