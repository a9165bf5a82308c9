"""What is promised of files that others sent."""
