"""The record of what was decided: documents that never change, chained so that any change shows."""
