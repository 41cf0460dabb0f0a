"""Deals and snapshots as rows of a PostgreSQL database: the only place that knows psycopg."""
