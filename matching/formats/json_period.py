"""One period of short breaks with the world it is about, as JSON for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from matching.format import NOTHING_MORE, Loc, Rest
from matching.plain_json import read_json, write_json
from matching.short_breaks.period import Period
from matching.short_breaks.problems import find_problems
from matching.short_breaks.problems.part_read import part_read

ID = "json-period"
TITLE = "A period of short breaks, whole: homes, families, bookings and the world they stand in (JSON)"
SUFFIX = ".json"
HOLDS = Period


def read(data: bytes) -> Period:
    return read_json(Period, data, what_the_rest_contradicts)


def write(thing: Period) -> bytes:
    return write_json(thing)


def what_the_rest_contradicts(plain: Any, wrong: Iterable[Loc]) -> Rest:
    """What is wrong between answers that are each right alone, whatever stands in what cannot be read."""
    part = part_read(plain, wrong)
    if part is None:
        return NOTHING_MORE
    return Rest(tuple(find_problems(part.period, part.where, part.unread)), part.hides)
