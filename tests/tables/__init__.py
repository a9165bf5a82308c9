"""Tables of rows: opened, read, checked and written."""
