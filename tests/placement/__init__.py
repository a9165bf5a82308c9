"""Placing many children into many homes: the promises, and that what breaks them is caught."""
