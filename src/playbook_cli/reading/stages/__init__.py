"""One stage from the blocks, rows or entries that hold it: as a draft."""
