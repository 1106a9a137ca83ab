"""The one way a command goes: permission, lifecycle guard, decision, and what follows."""
