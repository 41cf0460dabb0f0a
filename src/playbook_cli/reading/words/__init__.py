"""The words by which teams name stages and their sections, a table for each language."""
