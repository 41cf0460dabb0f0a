"""The text of a playbook, Markdown, YAML or JSON, becomes the model; nothing is opened here."""
