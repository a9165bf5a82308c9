"""Where the service keeps its records: one SQLite file unless told otherwise, or a PostgreSQL server."""
