"""How each sort of problem is worded, so that the same mistake reads the same wherever it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from difflib import get_close_matches

from matching.errors import Problem

LISTED = 12
"""The most ids a way out lists."""


def unknown(where: str, what: str, id: str, known: Collection[str]) -> Iterator[Problem]:
    """A problem if the id names nothing known. For ids of the catalogue: they say nothing about a child."""
    if id not in known:
        near = get_close_matches(id, sorted(known), n=1)
        yield Problem(where, f"{id!r} is no {what}", f"Did you mean {near[0]!r}?" if near else _use_one_of(known))


def unknown_child(where: str, id: str, known: Collection[str]) -> Iterator[Problem]:
    """A problem if no child of the world has the id. The id is not repeated: somebody may have typed a name there."""
    if id not in known:
        near = get_close_matches(id, sorted(known), n=1)
        guess = f"Did you mean {near[0]!r}? Otherwise " if near else ""
        way_out = f"{guess}add the child as a resident or by a referral, or take this entry out."
        yield Problem(where, "it names a child the world does not hold", way_out[0].upper() + way_out[1:])


def repeated(where: str, what: str, ids: Iterable[object]) -> Iterator[Problem]:
    """A problem for each id that is there more than once."""
    for id, count in Counter(ids).items():
        if count > 1:
            yield Problem(where, f"{what} {str(id)!r} is there {count} times", "Keep one and take the others out.")


def in_the_future(where: str, field: str, day: date | None, as_at: date) -> Iterator[Problem]:
    """A problem if the day is after the day the world stands at."""
    if day is not None and day > as_at:
        way_out = "Correct the day, or the day the world stands at."
        yield Problem(f"{where}, {field}", "the day has not come yet on the day the world stands at", way_out)


def born(day: date | None, as_at: date) -> date | None:
    """A date of birth to hold other days against; None for one not known or yet to come, which is told by itself."""
    return None if day is None or day > as_at else day


def backwards(
    where: str, first: str, early: date | None, then: str, late: date | None, *, same_day: bool = True
) -> Iterator[Problem]:
    """A problem if the later day comes before the earlier, or on it where it may not."""
    if early is None or late is None:
        return
    if late < early:
        yield Problem(f"{where}, {then}", f"the day is before {first!r}", "Correct one of the two days.")
    elif late == early and not same_day:
        yield Problem(f"{where}, {then}", f"the day is the same as {first!r}", "Correct one of the two days.")


def _use_one_of(known: Collection[str]) -> str:
    if not known:
        return "There is none to name: take the entry out."
    listed = sorted(known)
    rest = f" and {len(listed) - LISTED} more" if len(listed) > LISTED else ""
    return f"Use one of: {', '.join(listed[:LISTED])}{rest}."
