"""What a command line takes beside its own command: flags and filters everywhere, a guide, what was meant."""
