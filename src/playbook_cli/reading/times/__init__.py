"""How long, how likely and when: durations, percentages, and windows in the time of a plan."""
