"""Labels: how a name is told from the text behind it, and what it means: a section, a setting, a part."""
