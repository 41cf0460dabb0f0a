"""Many deals in plain lines."""
