"""Telling apart things of one referral that carry the same name, whatever order they were written in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from matching.world.referral import AreaToAvoid, Contact, PastPlacement

T = TypeVar("T")


def areas_of(areas: Iterable[AreaToAvoid]) -> Mapping[str, AreaToAvoid]:
    """Areas to avoid under keys that stay the same when a place is learnt."""
    return _numbered(areas, lambda a: a.name, lambda a: (a.within_miles, a.why))


def contacts_of(contacts: Iterable[Contact]) -> Mapping[str, Contact]:
    """Contacts under keys that stay the same when a place is learnt."""
    return _numbered(
        contacts,
        lambda c: c.who,
        lambda c: (c.times_a_month, -1 if c.furthest_miles is None else c.furthest_miles, c.must_not_know_address),
    )


def placements_of(history: Iterable[PastPlacement]) -> Mapping[str, PastPlacement]:
    """Past placements under keys that stay the same when the reason one ended is learnt."""
    return _numbered(history, lambda p: f"{p.kind}, from {p.began.isoformat()}", lambda p: p.ended or date.max)


def _numbered(items: Iterable[T], name: Callable[[T], str], order: Callable[[T], Any]) -> Mapping[str, T]:
    """The items under their names, in order; a second of one name under "name (2)"."""
    groups: dict[str, list[T]] = {}
    for item in items:
        groups.setdefault(name(item), []).append(item)
    return {
        words if number == 1 else f"{words} ({number})": item
        for words, group in sorted(groups.items())
        for number, item in enumerate(sorted(group, key=order), start=1)
    }
