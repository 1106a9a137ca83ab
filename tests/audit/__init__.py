"""The auditor's questions, asked of years as people might bring them about."""
