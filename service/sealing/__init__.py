"""Sealing words so that only this installation can read them, and only where they were put."""
