"""A page on this machine only: a score table is dropped or pasted, the dossier comes back as a
zip.

It keeps nothing: what is sent is read in memory, the papers are written in a folder of their own
and removed with it.
"""
