"""What the papers of a conference say: Vietnamese, with the tags that their facts replace.

A paper is an administrative document and has one language; what is said about papers (on the page,
in the note that lies beside them) has both.
"""
