"""The service over HTTP: what may be asked, by whom, and in which shape it is answered."""
