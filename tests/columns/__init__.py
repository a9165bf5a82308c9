"""Tests of homes and referrals as columns."""
