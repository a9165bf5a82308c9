"""What people do with the records, on each database."""
