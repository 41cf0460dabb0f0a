"""First pass: a text as clean lines, and what the beginning of one line says."""
