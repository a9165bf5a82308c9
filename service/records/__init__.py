"""Reading and writing records as a person who may: the only way from a row to what it says of a child."""
