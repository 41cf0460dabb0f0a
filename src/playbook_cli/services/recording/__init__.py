"""What is recorded of one deal: items, moves, facts, evidence, its beginning and what is taken back."""
