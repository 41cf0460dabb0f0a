"""Pages for the terminal, drawn with Rich."""
