"""Every place in which the stages of a text may stand, what speaks for it, and the choice between them."""
