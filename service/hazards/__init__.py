"""What could go wrong for a child, what Placewell does against it, and the test that shows each of these."""
