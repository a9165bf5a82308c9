"""Each constraint: a case that passes, one that fails by one, one at zero."""
