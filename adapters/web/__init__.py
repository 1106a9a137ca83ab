"""The second door: a server with accounts. Signing in, and an interface for programs.

It renders what ``adapters.pages`` says and carries out orders as the command line does; no rule
lives here.
"""
