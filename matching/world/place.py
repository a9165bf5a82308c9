"""Where something is, on the national grid, and how far apart two places are."""

from __future__ import annotations

from math import hypot
from typing import Annotated

from pydantic import Field

from matching.world.record import Record, Text

Postcode = Annotated[str, Field(pattern=r"^[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}$")]
"""A postcode in capitals with one space, as in LS1 1UR."""

METRES_PER_MILE = 1609.3
"""The factor of the SSDA903 guidance's distance: metres / 1000 / 1.6093."""


class Place(Record):
    """A point on the Ordnance Survey national grid, in metres, with the local authority it lies in if known."""

    easting: Annotated[int, Field(ge=0, le=700_000)]
    northing: Annotated[int, Field(ge=0, le=1_300_000)]
    authority: Text | None = None

    def miles_to(self, other: Place) -> float:
        """The straight line in miles, to one decimal, as the SSDA903 return counts it."""
        metres = hypot(self.easting - other.easting, self.northing - other.northing)
        return round(metres / METRES_PER_MILE, 1)
