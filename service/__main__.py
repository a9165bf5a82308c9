"""`python3 -m service` is the same as `placewell`."""

from __future__ import annotations

from service.commands import main

if __name__ == "__main__":
    main()
