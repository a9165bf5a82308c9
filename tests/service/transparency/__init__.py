"""Tests of the transparency record."""
