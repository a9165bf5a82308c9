"""How each sort of problem is worded, so that the same mistake reads the same wherever it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from re import fullmatch

from matching.errors import Problem

LISTED = 12
"""The most ids a way out lists."""
NEAR = 0.85
"""How alike a child's id must be to one that is there to be taken for it misspelt: many differ in one figure alone."""
NO_NAME = "[A-Z]{1,3}-?[0-9]{1,8}"
"""How an id is written that nobody can be called by."""


def unknown(where: str, what: str, id: str, known: Collection[str]) -> Iterator[Problem]:
    """A problem if the id names nothing known. For ids of the catalogue: they say nothing about a child."""
    if id not in known:
        near = get_close_matches(id, sorted(known), n=1)
        yield Problem(where, f"{id!r} is no {what}", f"Did you mean {near[0]!r}?" if near else _use_one_of(known))


def unknown_child(where: str, id: str, known: Collection[str]) -> Iterator[Problem]:
    """A problem if no child of the world has the id, which is repeated only where it cannot be a name."""
    if id not in known:
        near = get_close_matches(id, sorted(known), n=1, cutoff=NEAR)
        guess = f"Did you mean {near[0]!r}? Otherwise " if near else ""
        way_out = f"{guess}add the child as a resident or by a referral, or take this entry out."
        shown = f": {id}" if fullmatch(NO_NAME, id) else ""
        yield Problem(where, f"it names a child the world does not hold{shown}", way_out[0].upper() + way_out[1:])


def unknown_children(named: Iterable[tuple[str, str]], known: Collection[str]) -> Iterator[Problem]:
    """One problem for each child that the world does not hold, at the first place that names it; places and ids."""
    places: dict[str, list[str]] = {}
    for where, id in named:
        if id not in known:
            places.setdefault(id, []).append(where)
    for id, there in places.items():
        more = f" and {len(there) - 1} more" if len(there) > 1 else ""
        yield from unknown_child(f"{there[0]}{more}", id, known)


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
        return "None is told of: tell of it where it belongs, or take the entry out."
    listed = sorted(known)
    rest = f" and {len(listed) - LISTED} more" if len(listed) > LISTED else ""
    return f"Use one of: {', '.join(listed[:LISTED])}{rest}."
