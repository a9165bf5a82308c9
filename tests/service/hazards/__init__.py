"""Promises of the hazard log."""
