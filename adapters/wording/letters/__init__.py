"""The sentences of the letters, by topic; the templates say in which order.

Under ``called`` stands what the letter is called on pages and in the log.
"""
