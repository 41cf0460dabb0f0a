"""What the author of a playbook asks: look up, lint, adopt, convert, upgrade."""
