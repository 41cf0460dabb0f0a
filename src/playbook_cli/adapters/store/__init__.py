"""Deals, snapshots and the lock as files, and the eyes that look at them from outside."""
