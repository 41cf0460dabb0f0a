"""A table as it is read: its columns, its stages, its rows, and what there is to tell of it."""
