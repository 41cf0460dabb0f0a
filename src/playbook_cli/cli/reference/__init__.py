"""Commands that look something up in a playbook."""
