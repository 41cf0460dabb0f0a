"""One stage from the blocks, rows or entries that hold it: a draft, and the mapping of the model."""
