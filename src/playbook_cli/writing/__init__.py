"""The model becomes Markdown, YAML or JSON."""
