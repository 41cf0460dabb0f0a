"""Files of any kind: opened, read whole, and written so that they are wholly old or wholly new."""
