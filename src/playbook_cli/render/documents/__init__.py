"""Documents that leave the terminal: Markdown, HTML, CSV."""
