"""Commands that bring deals in and out, and check the store."""
