"""A deal: its events, the state they lead to, its gate, its clocks and its warnings."""
