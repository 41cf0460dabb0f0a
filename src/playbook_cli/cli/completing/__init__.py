"""What a shell offers for a word that is being typed; nothing is written, no failure reaches the shell."""
