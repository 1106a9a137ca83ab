"""Every rule that clusters write, by its number in docs/rules.md, with the result stated there."""
