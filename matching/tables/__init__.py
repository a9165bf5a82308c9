"""What every table of rows here shares, as CSV, Excel or OpenDocument: how it is opened, read, checked and written."""
