"""What is wrong in a playbook, and how to write it instead: an entry a code."""
