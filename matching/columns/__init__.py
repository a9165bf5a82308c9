"""Homes and referrals as columns of arrays, and what a rule can say of all of them at once."""
