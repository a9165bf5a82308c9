"""Tests of the quick search."""
