"""One function per use case, over the protocols of `ports`."""
