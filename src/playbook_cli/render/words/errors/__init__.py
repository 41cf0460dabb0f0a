"""The words of every error: one line that says what happened and where, one line that says what to do."""
