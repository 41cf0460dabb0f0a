"""One function per use case, over the protocols in `ports`."""
