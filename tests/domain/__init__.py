"""The rules, as given events, when a command, then events."""
