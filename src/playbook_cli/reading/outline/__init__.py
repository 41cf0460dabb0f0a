"""Headings with their place in the tree, and the parts that labels cut below them."""
