"""Telling apart things of one referral that carry the same name, whatever order they were written in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from matching.world.place import Place
from matching.world.referral import AreaToAvoid, Contact, PastPlacement

T = TypeVar("T")


def areas_of(areas: Iterable[AreaToAvoid]) -> Mapping[str, AreaToAvoid]:
    """Areas to avoid, each under its name; of one name, those whose place is known come first."""
    return _numbered(areas, lambda a: a.name, lambda a: (a.within_miles, a.why, *_point(a.place)))


def contacts_of(contacts: Iterable[Contact]) -> Mapping[str, Contact]:
    """Contacts, each under who it is; of one name, those whose place is known come first."""

    def order(contact: Contact) -> tuple[int, ...]:
        miles = -1 if contact.furthest_miles is None else contact.furthest_miles
        return (contact.times_a_month, miles, contact.must_not_know_address, *_point(contact.place))

    return _numbered(contacts, lambda c: c.who, order)


def placements_of(history: Iterable[PastPlacement]) -> Mapping[str, tuple[PastPlacement, ...]]:
    """Past placements by kind and first day; entries that agree in both tell of one placement."""
    groups: dict[str, list[PastPlacement]] = {}
    for placement in history:
        groups.setdefault(f"{placement.kind}, from {placement.began.isoformat()}", []).append(placement)
    return {key: tuple(group) for key, group in sorted(groups.items())}


def _point(place: Place | None) -> tuple[int, int, int]:
    return (1, 0, 0) if place is None else (0, place.easting, place.northing)


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
