"""A text as clean lines, what the beginning of one line says, and text without its markup."""
