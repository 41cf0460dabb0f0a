"""How a text is to be read: what its reader saw, what its owner says, and how the one leads to the other."""
