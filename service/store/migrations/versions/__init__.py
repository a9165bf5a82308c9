"""One step a file. A step that a release has shipped is never changed."""
