"""The parts of the match check before a plan: each family at each home alone, and then two families at a time."""
