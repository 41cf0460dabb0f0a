"""What a text says as the name of a stage: number, name, and the remarks around it."""
