"""Files that others sent: each is read in a process of its own with limits, and only what that says is looked at."""
