"""Choosing the best of many possible changes, and proving that it is the best."""
