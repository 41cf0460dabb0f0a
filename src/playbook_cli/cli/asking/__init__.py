"""What is asked for in a terminal: deals and items from lists, reasons, what a command line left out."""
