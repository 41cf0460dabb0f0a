"""Commands for the author of a playbook."""
