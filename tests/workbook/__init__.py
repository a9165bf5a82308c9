"""How forms are laid out, read and written."""
