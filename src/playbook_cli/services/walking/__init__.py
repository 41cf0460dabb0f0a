"""The walk through one deal, question by question."""
