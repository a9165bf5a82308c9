"""What a plan looks like from inside a home."""
