"""Tests of the pages, through a browser that is none and through one that is."""
