"""Draws the small things every world is made of: text, ids, days and places.

What draws is kept and not made anew for each world: making it takes longer than drawing with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from datetime import date, timedelta
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from matching.world.catalogue import CapabilityKind, standard_catalogue
from matching.world.place import Place
from matching.world.staff import Shift

T = TypeVar("T")

AS_AT = date(2026, 11, 16)
"""The day every drawn world stands at."""

AWKWARD = (
    *("=1+1", "+44 1", "-", "@now", "'quoted", "not known", "none", "yes", "0", "3", "2026-11-16", "TRUE", "#N/A"),
    *("two\nlines", "a\tb", "<b>&amp;</b>", "_x0041_", "semi; colon", "Łódź Ĳsbrand 😀", "مرحبا", "x" * 4000),
)
"""Text that a careless reader or writer takes for something else."""


@cache
def texts() -> SearchStrategy[str]:
    """Free text as a person might write it, and as a program would hope they would not."""
    anything = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=12)
    return st.sampled_from(AWKWARD) | anything.map(str.strip).filter(_can_stand_in_a_cell)


def _can_stand_in_a_cell(text: str) -> bool:
    """Whether a spreadsheet can keep the text: it takes "_x", four hexadecimal digits, for a character of its own."""
    return bool(text) and not re.search("_x[0-9a-f]{4}", text, re.IGNORECASE)


@cache
def idents() -> SearchStrategy[str]:
    """Identifiers that name nothing in the catalogue."""
    inner = st.text(alphabet="AZaz09 _.:/-", max_size=5)
    return st.builds("{}{}{}".format, st.sampled_from("Az0"), inner, st.sampled_from("By7_.:/-"))


kept = lru_cache(2_000)
"""What draws is kept for its arguments, of which there can be many: some are drawn themselves."""


@kept
def few(
    items: SearchStrategy[Any], most: int = 2, by: str | None = None, least: int = 0
) -> SearchStrategy[tuple[Any, ...]]:
    """A short tuple, often empty, with nothing in it twice, or no two that are the same by some of their fields."""
    key: Callable[[Any], Hashable] = attrgetter(*by.split()) if by else lambda item: item
    return st.lists(items, min_size=least, max_size=most, unique_by=key).map(tuple)


@kept
def maybe(items: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Not known, or one of these."""
    return st.none() | items


@lru_cache(None, typed=True)
def among(*choices: Any) -> SearchStrategy[Any]:
    """One of these."""
    return st.sampled_from(choices)


@cache
def past(years: int = 3) -> SearchStrategy[date]:
    """A day up to so many years before AS_AT, or AS_AT itself."""
    return st.dates(AS_AT - timedelta(days=365 * years), AS_AT)


@cache
def ahead(years: int = 1) -> SearchStrategy[date]:
    """A day up to so many years after AS_AT, or AS_AT itself."""
    return st.dates(AS_AT, AS_AT + timedelta(days=365 * years))


@kept
def a_while_after(day: date) -> SearchStrategy[date]:
    """A day up to two years after the one given."""
    return st.integers(1, 730).map(lambda n: day + timedelta(days=n))


@cache
def places() -> SearchStrategy[Place]:
    """A point of the national grid."""
    return st.builds(
        Place, easting=st.integers(0, 700_000), northing=st.integers(0, 1_300_000), authority=maybe(texts())
    )


@cache
def shifts(least: int = 0) -> SearchStrategy[tuple[Shift, ...]]:
    """Some of the shifts, in any order."""
    return st.lists(st.sampled_from(Shift), min_size=least, max_size=3, unique=True).map(tuple)


@cache
def entries(*kinds: CapabilityKind) -> SearchStrategy[str]:
    """The ids of the catalogue's capabilities of some kinds."""
    return st.sampled_from([c.id for c in standard_catalogue().capabilities if c.kind in kinds])
