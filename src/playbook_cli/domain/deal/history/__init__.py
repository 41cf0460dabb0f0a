"""The history of a deal: its events, the fold, what was taken back, and the deal as of a day."""
