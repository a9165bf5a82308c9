"""What may stand in the way at a home, given who else is there. One rule is one file and one line here."""

from __future__ import annotations

from matching.short_breaks.explaining.at_home import alike, alone, apart, arrivals, rooms, rows
from matching.short_breaks.explaining.barrier import AtHome

AT_HOME: tuple[AtHome, ...] = (rooms, rows, arrivals, alike, alone, apart)
