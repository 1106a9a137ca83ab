"""Tests of the sheets that leave for the units and come back."""
