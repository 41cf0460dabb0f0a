"""A playbook: its typed model, how its items are named and linked, and what is said about its text."""
