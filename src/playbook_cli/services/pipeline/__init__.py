"""What a sales lead asks about many deals, or takes out of the store."""
