"""Deals whose text is of plain form: read without models, and folded without a look at each event."""
