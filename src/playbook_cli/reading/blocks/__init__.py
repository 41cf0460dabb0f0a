"""Second pass: lines become headings, lists, tables, fences and paragraphs."""
