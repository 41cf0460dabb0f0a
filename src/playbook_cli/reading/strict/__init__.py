"""YAML and JSON without surprises: no tags, no anchors, no key twice, and the place of every value."""
