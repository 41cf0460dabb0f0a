"""The only code that opens files or asks questions."""
