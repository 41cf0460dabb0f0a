"""Amounts and currencies as people and spreadsheets write them: one grammar, read alike everywhere."""
