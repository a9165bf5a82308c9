"""Long work: each piece in a process of its own, with limits, killed as a group, and believed only once checked."""
