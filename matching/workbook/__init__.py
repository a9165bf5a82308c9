"""What every Excel workbook here shares: the layout of its sheets, how cells are written and read, what is let in."""
