"""A copy of the records that can be kept elsewhere: made while they are in use, looked through, and encrypted."""
