"""Commands that coach one deal."""
