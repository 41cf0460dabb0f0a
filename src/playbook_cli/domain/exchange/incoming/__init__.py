"""What a file of somebody else says of deals: its headings, its columns, its rows."""
