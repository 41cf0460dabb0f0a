"""What the texts of a playbook are about: words, wording, what they share and where they say something."""
