"""The words for codes: acts, values, fields."""
