"""What can be wrong between a period and the world it is about. One file a check."""
