"""Tests of what homes near enough lack."""
