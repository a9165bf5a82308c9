"""Promises of the independent check of a plan."""
