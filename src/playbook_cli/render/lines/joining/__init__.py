"""Plain lines about what was recorded apart: what a merge brought, and what no list could read."""
