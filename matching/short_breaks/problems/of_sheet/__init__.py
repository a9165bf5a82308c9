"""What can be wrong in a period as a coordinator fills it in, whatever world it is about. One file a check."""
