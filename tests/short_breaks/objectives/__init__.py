"""What best means, level by level."""
