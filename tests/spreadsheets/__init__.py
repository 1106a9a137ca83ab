"""Reading spreadsheets: real files, good and bad."""
