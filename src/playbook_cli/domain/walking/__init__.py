"""The walk through a deal: what is asked, and in which order."""
