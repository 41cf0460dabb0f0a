"""A whole Markdown text: from its lines to a draft, and what is told of it."""
