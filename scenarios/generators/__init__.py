"""Made-up worlds of any size, drawn from a seed."""
