"""The code lists of the SSDA903 return, each code with the collection years it is used in.

The lists stand in `data/ssda903_codes.toml`. An earlier year keeps the codes that it had.
"""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Annotated, Any

from pydantic import Field, ValidationError

from matching.errors import EngineFault
from matching.world.record import Ident, Record, Text


class Code(Record):
    """One code, what it means where that is known, and the first and last year it is used in; None: no end."""

    code: Ident
    means: Text | None = None
    since: int | None = None
    last: int | None = None

    def used_in(self, year: int) -> bool:
        """Whether it is used in the collection year that ends on 31 March of that year."""
        return (self.since is None or self.since <= year) and (self.last is None or year <= self.last)

    def when(self) -> str:
        """In which years it is used, in words."""
        if self.last is not None:
            return f"used only up to {in_words(self.last)}"
        return f"used only from {in_words(self.since)} on" if self.since is not None else "used in every year"


class CodeList(Record):
    """One list of codes."""

    id: Ident
    name: Text
    source: Text
    codes: Annotated[tuple[Code, ...], Field(min_length=1)]


class CodeLists(Record):
    """Every list, for the collection years from the oldest to the newest, each named by the 31 March it ends on."""

    oldest: int
    newest: int
    lists: tuple[CodeList, ...]

    def holds(self, year: int) -> bool:
        """Whether the lists of that year are known."""
        return self.oldest <= year <= self.newest

    def of(self, id: str, year: int) -> tuple[tuple[str, ...], dict[str, str]]:
        """The codes of a list in a year, and of its other codes in which years they are used."""
        found = next((codes for codes in self.lists if codes.id == id), None)
        if found is None:
            raise EngineFault(f"There is no list of codes {id!r}.")
        used = tuple(c.code for c in found.codes if c.used_in(year))
        return used, {c.code: c.when() for c in found.codes if not c.used_in(year)}

    def ever(self, id: str) -> tuple[str, ...]:
        """The codes of a list that are used in any year held."""
        return next(tuple(c.code for c in codes.codes) for codes in self.lists if codes.id == id)

    def meaning(self, id: str, code: str) -> str | None:
        """What a code of a list means; None where that is not known."""
        found = next(codes for codes in self.lists if codes.id == id)
        return next((c.means for c in found.codes if c.code == code), None)


def in_words(year: int | None) -> str:
    """A collection year as councils write it: 2025-26 for the one that ends on 31 March 2026."""
    return "a year not known" if year is None else f"{year - 1}-{year % 100:02}"


def year_of(day: date) -> int:
    """The collection year a day falls in, from 1 April to 31 March, by the year in which it ends."""
    return day.year + ((day.month, day.day) >= (4, 1))


def last_day(year: int) -> date:
    """The last day of a collection year."""
    return date(year, 3, 31)


@cache
def ssda903_codes() -> CodeLists:
    """The lists that ship with the engine. Raises EngineFault when their file is at fault."""
    data = tomllib.loads((files("matching.looked_after") / "data" / "ssda903_codes.toml").read_text("utf-8"))
    parts = {"oldest": data["oldest"], "newest": data["newest"], "lists": _tuples(data["list"])}
    try:
        return CodeLists.model_validate(parts)
    except ValidationError as fault:
        raise EngineFault(f"The SSDA903 code lists do not hold together:\n{fault}") from fault


def _tuples(lists: list[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    return tuple({**entry, "codes": tuple(entry["codes"])} for entry in lists)
