"""The lines of the walk: its briefing, its questions, and what it recorded."""
