"""What the rules of access promise."""
