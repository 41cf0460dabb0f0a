"""Joining histories as files: their sides, conflict markers among them, and the bytes that come of it."""
