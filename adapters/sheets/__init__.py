"""The scoring sheets that leave for the units as XLSX and come back filled in."""
