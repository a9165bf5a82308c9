"""The service on made-up records, for somebody to walk about in: one temporary store, five people, nothing kept."""
