"""What is promised of the world: children, homes, groups, the catalogue and the values of law."""
