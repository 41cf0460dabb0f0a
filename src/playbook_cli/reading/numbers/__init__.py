"""One grammar of numbers: what they are worth, and in which forms they stand before or within a text."""
