"""How the routes are served: from where, under which limits, and whether their description is shown."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Served:
    """`origins`: where browsers find the service, as in https://placewell.example; only from there may they change it.

    Without `secure` the cookie goes over plain HTTP, which is only for one's own machine.
    """

    origins: tuple[str, ...]
    secure: bool = True
    described: bool = False
    """Whether `/docs` and `/openapi.json` are there."""
    most_bytes: int = 256 * 1024
    """The largest body that is read."""
    seconds_to_arrive: float = 20.0
    seconds_to_answer: float = 60.0

    @property
    def hosts(self) -> frozenset[str]:
        """The hosts of the origins, as a request names them."""
        return frozenset(urlsplit(origin).netloc for origin in self.origins)
