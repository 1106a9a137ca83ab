"""Spreadsheets: reading what offices have."""
