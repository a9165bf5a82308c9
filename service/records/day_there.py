"""Which day it is where the homes are: there it begins an hour before that of UTC while the clocks are put forward."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

PLACE = ZoneInfo("Europe/London")


def day_there(moment: datetime) -> date:
    """The day there at that moment, from whichever place it was told."""
    return moment.astimezone(PLACE).date()
