"""Commands that record something about one deal, and its log."""
