"""Days of the calendar as people and systems write them, in every way in which they can be meant."""
