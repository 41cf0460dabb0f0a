"""Headings, lists, tables, fences and paragraphs, made of lines."""
