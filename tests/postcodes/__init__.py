"""Tests of places told by postcodes."""
