"""What homes have told of their free places."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple


class Told(NamedTuple):
    """So many places are free from a night on, as told on a day."""

    since: date
    told_on: date
    places: int


Vacant = tuple[Told, ...]
"""All that one home told, in order."""


def told_free(vacancies: Sequence[Told], night: date, fresh_from: date, on: date) -> int | None:
    """The places said to be free on a night. None: nothing was told that can be stood on."""
    told = [v for v in vacancies if v.since <= night and v.told_on <= on]
    last = max(told, key=lambda v: (v.since, v.told_on, -v.places), default=None)
    return None if last is None or last.told_on < fresh_from else last.places
