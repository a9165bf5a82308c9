"""The example period under names that nobody could miss: every family and its children carry a number of their own."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from matching.plain_json import read_json
from matching.short_breaks.made_from import inputs_digest
from matching.short_breaks.period import Period
from matching.short_breaks.result import Planned
from scenarios.periods import winter_at_marram

CANARY = re.compile(r"(?:Xq|Zv)(\d\d)z", re.IGNORECASE)
"""Ids begin with the one, names with the other: an id must not have a child's name in it."""
FREE_WORDS = {"because", "why", "words", "why_it_ended", "who"}
"""Fields of free text, which may tell of whoever they stand under."""


@cache
def names() -> Mapping[str, str]:
    """For each family's id and each child's id and name, the one that says whose it is; they sort as the old ones."""
    period = winter_at_marram.period()
    children = {r.child.id: r.child.name for r in period.world.referrals}
    found = {}
    for number, family in enumerate(period.families, 1):
        found[family.id] = f"Xq{number:02}z-F"
        for place, child in enumerate(family.children, 1):
            found[child] = f"C{place}-xq{number:02}z"
            found[children.pop(child)] = f"Zv{number:02}z{'abc'[place]}"
    for number, (child, name) in enumerate(children.items(), len(period.families) + 1):
        found |= {child: f"C-xq{number:02}z", name: f"Zv{number:02}z"}
    return found


@cache
def period() -> Period:
    """The example with these names, and each child's free texts marked as that child's own."""
    renamed = _renamed(json.loads(winter_at_marram.period().model_dump_json()))
    for referral in renamed["world"]["referrals"]:
        _mark(referral, number_in(referral["child"]["id"]))
    for family in renamed["families"]:
        _mark(family, number_in(family["id"]))
    _mark(renamed["company"], "98")
    _mark(renamed["cancellations"], "99")
    return read_json(Period, json.dumps(renamed).encode())


def plan(made: Planned) -> Planned:
    """A plan of the example with these names, of the period above."""
    found = read_json(Planned, json.dumps(_renamed(json.loads(made.model_dump_json()))).encode())
    allocation = found.allocation.model_copy(update={"inputs_sha256": inputs_digest(period())})
    return found.model_copy(update={"cleared": found.cleared.sealed(), "allocation": allocation}).sealed()


def number_in(id: str) -> str:
    """The number that an id carries."""
    found = CANARY.search(id)
    assert found, id
    return found[1]


def strangers(text: str, family: str) -> set[str]:
    """The numbers of other families and children that a text carries; long lines of a calendar are put together."""
    return set(CANARY.findall(text.replace("\r\n ", ""))) - {number_in(family)}


def _renamed(thing: Any) -> Any:
    return _within(thing, lambda words: names().get(words) or _words(words))


def _words(words: str) -> str:
    return re.sub(r"\b[\w-]+\b", lambda found: names().get(found[0], found[0]), words)


def _within(thing: Any, change: Callable[[str], str]) -> Any:
    if isinstance(thing, dict):
        return {name: _within(value, change) for name, value in thing.items()}
    if isinstance(thing, list):
        return [_within(value, change) for value in thing]
    return change(thing) if isinstance(thing, str) else thing


def _mark(thing: Any, number: str) -> None:
    """Every free text within says whose it is."""
    for part in _parts(thing):
        for name in FREE_WORDS & part.keys():
            if isinstance(part[name], str):
                part[name] += f" Xq{number}z."


def _parts(thing: Any) -> Iterable[dict[str, Any]]:
    if isinstance(thing, dict):
        yield thing
    for value in thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ():
        yield from _parts(value)
