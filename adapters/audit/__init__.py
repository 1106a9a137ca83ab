"""The auditor's questions: who changed what, what was known when, how a total came about."""
