"""Everything a person or a script reads: Rich renderables, plain lines, JSON."""
