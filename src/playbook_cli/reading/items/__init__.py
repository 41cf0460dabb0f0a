"""Fifth pass: entries, rows and sentences become the items of a section."""
