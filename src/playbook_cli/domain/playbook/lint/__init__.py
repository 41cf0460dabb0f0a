"""What is wrong with a playbook: one rule, one function, one stable code."""
