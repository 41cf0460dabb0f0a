"""Entries, rows and sentences become the items of a section."""
