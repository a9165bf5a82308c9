"""What reading and writing records promises."""
