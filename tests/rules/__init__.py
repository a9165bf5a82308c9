"""Worked examples of every rule, as named data."""
