"""Deals on their way in and out: columns of a table, rows, cells that a spreadsheet does not run."""
