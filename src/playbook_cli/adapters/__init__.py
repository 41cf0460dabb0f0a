"""The only code that opens a user's files or asks questions."""
