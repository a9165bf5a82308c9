"""The match check on records: run, kept as it was shown, and held against what has changed since."""
