"""The bound, held against trying everything."""
