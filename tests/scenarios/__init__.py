"""Made-up worlds, and what is measured on them."""
