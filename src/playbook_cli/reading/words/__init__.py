"""The words by which teams name stages and their sections: one table a language, found by its code."""
