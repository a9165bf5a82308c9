"""What a person can type, and what they get."""
