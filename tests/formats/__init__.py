"""Every format reads back what it wrote, and refuses what it should."""
