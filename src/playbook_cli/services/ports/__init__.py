"""What the services need from the outside, as small protocols that any storage can meet, a noun each."""
