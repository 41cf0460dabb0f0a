"""Playbooks in YAML: strictly in our own keys, or in the shapes that other teams use."""
