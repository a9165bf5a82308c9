"""Where a home stands in a search, looked up by its name or URN: its place, or the one rule that keeps it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from matching.search import Shortlist
from matching.world.home import Home
from matching.world.published import PublishedHome

Searched = Home | PublishedHome
MOST = 10
"""Homes of one name told of at once."""


class Standing(NamedTuple):
    """One home. `place`: in the order, where it is shown; `kept_out`: the sentence that does not hold of it.

    Both None: it could be one, and stands after those shown.
    """

    urn: str
    name: str
    place: int | None
    kept_out: str | None


class LookedUp(NamedTuple):
    """The homes that were meant. `more`: how many others bear that name."""

    typed: str
    homes: tuple[Standing, ...]
    more: int


def looked_up(typed: str, searched: Iterable[Searched], found: Shortlist) -> LookedUp | None:
    """Homes whose URN that is, or whose name has it in it. None where nothing was typed."""
    if not typed.strip():
        return None
    all_of_them = list(_meant(typed.strip().casefold(), searched))
    placed = {home.urn: home.place for home in found.shown}
    kept_out = {home.urn: home.sentence for home in found.left_out}
    told = (Standing(home.urn, home.name, placed.get(home.urn), kept_out.get(home.urn)) for home in all_of_them[:MOST])
    return LookedUp(typed.strip(), tuple(told), max(0, len(all_of_them) - MOST))


def _meant(typed: str, searched: Iterable[Searched]) -> Iterator[Searched]:
    for home in searched:
        if typed == home.urn.casefold() or typed in home.name.casefold():
            yield home
