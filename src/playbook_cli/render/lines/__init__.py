"""Plain lines for the terminal and the pipe."""
