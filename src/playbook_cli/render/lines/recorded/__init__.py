"""What a command recorded, and what is worth saying beside it."""
