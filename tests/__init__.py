"""What Placewell promises, each promise a test."""
