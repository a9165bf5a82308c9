"""What two people made of one record: where the other has changed it since it was read, and where both have."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from matching.errors import BadInput, Problem
from matching.world.record import Record

KNOWN_BY = ("id", "family", "urn")
"""By which of its fields one of a list is known again, the first that it has."""
MOST = 50


class ChangedSince(BadInput):
    """The record was changed since it was read; nothing was written. Each problem names a place and no words in it."""


def must_be_as_read(read: Record, now: Record, mine: Record) -> None:
    """Raises ChangedSince where the record is no longer as it was read: what differs, and whether both changed it."""
    before, theirs, ours = (dict(_places((), json.loads(each.model_dump_json()))) for each in (read, now, mine))
    changed = [place for place in sorted({*before, *theirs}) if before.get(place) != theirs.get(place)]
    if changed:
        raise ChangedSince(
            _problem(place, ours.get(place) not in (before.get(place), theirs.get(place))) for place in changed[:MOST]
        )


def _problem(place: tuple[str, ...], both: bool) -> Problem:
    where = ", ".join(word.replace("_", " ") for word in place)
    if both:
        return Problem(where, "both of you have changed it, each otherwise", "Agree which holds, and send that.")
    return Problem(where, "somebody has changed it since you read it", "Read it again, and send yours with it.")


def _places(place: tuple[str, ...], said: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every place that holds no further ones, with what stands there."""
    if isinstance(said, Mapping):
        for name, each in said.items():
            yield from _places((*place, name), each)
    elif isinstance(said, list) and all(isinstance(each, Mapping) for each in said):
        for number, each in enumerate(said, 1):
            known = next((str(each[name]) for name in KNOWN_BY if name in each), str(number))
            again = f"{known}, {each['first_night']}" if "first_night" in each else known
            yield from _places((*place, again), each)
    else:
        yield place, json.dumps(said)
