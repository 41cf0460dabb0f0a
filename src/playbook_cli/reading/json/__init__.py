"""Playbooks in JSON, read strictly."""
