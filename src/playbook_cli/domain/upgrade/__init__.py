"""What a changed playbook means for a running deal."""
