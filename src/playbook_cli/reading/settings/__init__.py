"""What a playbook says about itself: front matter, read strictly and joined to its stages."""
