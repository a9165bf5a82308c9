"""Tests of the search for homes."""
