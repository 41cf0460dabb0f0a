"""Deals from a file: the plan, and carrying it out whole or not at all."""
