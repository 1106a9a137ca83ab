"""Accounts: who may come in through the second door, and in which offices.

Signing in, second factors and sessions are django-allauth's; what stands here says which offices
an account holds and from when, who gave them, and what is noted of it. Accounts live in a database
of their own: the log of events knows an opaque id alone.
"""
