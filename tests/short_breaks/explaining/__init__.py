"""What a plan gives each family, and why not more."""
