"""Plain readings of a match that several rules share: who is here on which night, which room is free, how far it is."""
