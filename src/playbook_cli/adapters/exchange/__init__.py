"""Deals as files of other programs: tables, workbooks, calendars, and mappings that say how to read them."""
