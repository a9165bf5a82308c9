"""What is given out for other programs to show."""
