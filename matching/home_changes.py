"""What differs between a home as it is written down and as it is to be: each place in words, with both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from matching.report_words import day, sentence_case
from matching.world.catalogue import Catalogue, standard_catalogue
from matching.world.home import Home
from matching.world.record import Record

THERE = "there"
NONE_OF = {"animals", "adjoining_authorities"}
"""Lists of which an empty one says that there are none; of the others it says nothing."""
KNOWN_BY = (("id",), ("shift",), ("need",), ("effective",), ("task", "for_child"), ("kind", "since"), ("since",))
"""By which of its fields one of a list is known again: the first of these that it has."""
CALLED = {
    "bedrooms": "bedroom",
    "staff": "member of staff",
    "shifts": "shift",
    "competences": "trained in",
    "conditions": "condition of registration",
    "statement": "statement of purpose",
    "needs": "need",
    "versions": "version",
    "has": "has",
    "activities": "activity",
    "works_with_schools": "school",
    "adjoining_authorities": "adjoining authority",
    "known_risks": "known risk",
    "weekly_pounds": "pounds a week",
    "one_off_pounds": "pounds once",
    "vacancies": "free places told",
}
"""What a field is called here, where its own name would not do."""

Place = tuple[str, ...]


class HomeChange(Record):
    """One thing that differs. None: it is not recorded, or not there."""

    what: str
    was: str | None
    now: str | None


def home_changes(before: Home, after: Home, catalogue: Catalogue | None = None) -> tuple[HomeChange, ...]:
    """Everything that differs, in the order of the home's record; of what is gone only that it is. Empty: nothing."""
    names = _names(catalogue or standard_catalogue())
    was, now = (dict(_places((), home.model_dump(), names)) for home in (before, after))
    gone = {place for place, said in was.items() if said == THERE and place not in now}
    return tuple(
        HomeChange(what=sentence_case(", ".join(place)), was=was.get(place), now=now.get(place))
        for place in _in_order(was, now)
        if was.get(place) != now.get(place) and not _lies_within(place, gone)
    )


def _names(catalogue: Catalogue) -> Mapping[str, str]:
    needs = {need.id: need.name for need in catalogue.needs}
    return needs | {capability.id: capability.name for capability in catalogue.capabilities}


def _in_order(was: Mapping[Place, str], now: Mapping[Place, str]) -> list[Place]:
    """Every place, what is new beside the others of its part."""
    parts = {place[0]: number for number, place in reversed(list(enumerate((*was, *now))))}
    numbers = {place: number for number, place in reversed(list(enumerate((*was, *now))))}
    return sorted(numbers, key=lambda place: (parts[place[0]], numbers[place]))


def _lies_within(place: Place, gone: set[Place]) -> bool:
    return any(place[:depth] in gone for depth in range(1, len(place)))


def _places(place: Place, said: Any, names: Mapping[str, str]) -> Iterator[tuple[Place, str]]:
    """Every place of which something is recorded, with what is."""
    if isinstance(said, Mapping):
        for name, each in said.items():
            yield from _of_field(place, name, each, names)
    elif said is not None:
        yield place, _word(said)


def _of_field(place: Place, name: str, said: Any, names: Mapping[str, str]) -> Iterator[tuple[Place, str]]:
    if name in ("has", "lacks"):
        yield from (((*place, names.get(id, id)), "yes" if name == "has" else "no") for id in said)
        return
    called = CALLED.get(name, name.replace("_", " "))
    if not isinstance(said, tuple):
        yield from _places((*place, called), said, names)
    elif not said and name in NONE_OF:
        yield (*place, called), "none"
    else:
        yield from _of_list(place, called, said, names)


def _of_list(place: Place, called: str, said: tuple[Any, ...], names: Mapping[str, str]) -> Iterator[tuple[Place, str]]:
    seen = set[Place]()
    for each in said:
        known = _known(each) if isinstance(each, Mapping) else ()
        told = [_word(each[name]) for name in known if each[name] is not None] if known else [_word(each)]
        here = (*place, " ".join([called, *(names.get(word, word) for word in told)]))
        while here in seen:
            here = (*place, f"{here[-1]}, another")
        seen.add(here)
        yield here, THERE
        if isinstance(each, Mapping):
            yield from _places(here, {name: part for name, part in each.items() if name not in known}, names)


def _known(each: Mapping[str, Any]) -> tuple[str, ...]:
    return next((fields for fields in KNOWN_BY if fields[0] in each), ())


def _word(said: Any) -> str:
    if isinstance(said, bool):
        return "yes" if said else "no"
    return day(said) if isinstance(said, date) else str(said)
