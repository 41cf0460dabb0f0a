"""Sentences: for errors, findings, warnings, events and troubles, one entry for each code."""
