"""The words of the trade and the rules between them: no files, no clock, no terminal."""
