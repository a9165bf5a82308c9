"""The service on made-up records, for somebody to walk about in: one temporary store, three people, nothing kept."""
