"""Commands about many deals."""
