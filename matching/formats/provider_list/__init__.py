"""A list of providers that Ofsted gives to councils, as Excel, OpenDocument or CSV, under any heading it has had."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from matching.errors import BadInput, Problem
from matching.formats.provider_list.columns import SHAPE, Provider
from matching.formats.provider_list.homes import NO_CONDITIONS_LISTED
from matching.tables.columns import Shape, find
from matching.tables.headings import Headings, mapped, refuse_not_there
from matching.tables.raw import NamedFile, Raw
from matching.tables.rows import Rows, read_rows
from matching.tables.sets import open_all
from matching.tables.writing import as_csv

ID = "providers"
TITLE = "Ofsted's list of providers, with their homes' registrations (Excel, OpenDocument or CSV)"
SUFFIX = ".csv"


@dataclass(frozen=True)
class ProviderList:
    """Every provider by URN, in the order of the list, and whether it has a column for conditions of registration."""

    providers: tuple[Provider, ...]
    conditions_listed: bool = field(default=True)
    without_urn: int = field(default=0, compare=False)
    """How many rows name something and no URN, and are passed over, as some published lists have them."""
    not_found: tuple[str, ...] = field(default=(), compare=False)
    """The columns of ours that no sheet has under any heading known of: what they would say is not known."""


HOLDS = ProviderList
CONDITIONS = SHAPE.columns[-1].name


def read(files: Sequence[NamedFile], headings: Headings | None = None) -> ProviderList:
    """The providers of every sheet that has URNs, joined by URN. Raises BadInput with every problem.

    `headings` says under which heading a column of ours stands in these files, where the list has a new one.
    """
    raws, problems = open_all(files)
    if problems:
        raise BadInput(problems)
    (shape,) = mapped((SHAPE,), headings or {})
    sheets = [raw for raw in raws if find(shape, raw).at[0] is not None]
    if not sheets:
        way_out = "Give the list itself; where URNs have another heading, say so: --heading 'URN=their heading'."
        raise BadInput([Problem(raw.where, "there is no column of URNs", way_out) for raw in raws or [Raw("file", ())]])
    not_found = _not_found(shape, sheets)
    refuse_not_there((shape,), headings or {}, sheets)
    found: list[Problem] = []
    joined: dict[str, Provider] = {}
    listed: set[str | None] = set()
    without_urn = 0
    for number, raw in enumerate(sheets):
        rows, wrong = read_rows(shape, raw)
        listed.update(rows.column("URN") if find(shape, raw).at[-1] is not None else ())
        without_urn += rows.column("URN").count(None) - len(rows.faulty.get("URN", ()))
        found += [replace(p, rank=(number, *p.rank)) for p in wrong]
        found += [replace(p, rank=(number, *p.rank)) for p in _join(joined, rows)]
    if found:
        raise BadInput(found)
    providers = tuple(joined.values()) if CONDITIONS in not_found else tuple(_not_listed(joined, listed))
    return ProviderList(providers, CONDITIONS not in not_found, without_urn, not_found)


def write(thing: ProviderList) -> tuple[NamedFile, ...]:
    """The list as one CSV file under the newest headings; without a column of conditions where it had none."""
    columns = SHAPE.columns if thing.conditions_listed else SHAPE.columns[:-1]
    shape = replace(SHAPE, columns=columns)
    values = tuple(zip(*thing.providers, strict=True)) or tuple(() for _ in SHAPE.columns)
    rows = Rows(SHAPE.name, tuple(c.name for c in columns), values[: len(columns)])
    return (NamedFile("providers.csv", as_csv(shape, rows)),)


def _not_found(shape: Shape, sheets: Sequence[Raw]) -> tuple[str, ...]:
    places = zip(shape.columns, *(find(shape, raw).at for raw in sheets), strict=True)
    return tuple(column.name for column, *at in places if all(place is None for place in at))


def _not_listed(joined: Mapping[str, Provider], listed: Collection[str | None]) -> Iterator[Provider]:
    """Each provider; one that stands only on sheets without a column of conditions is not taken to have none."""
    for urn, provider in joined.items():
        yield provider if urn in listed else provider._replace(conditions=NO_CONDITIONS_LISTED)


def _join(joined: dict[str, Provider], rows: Rows) -> Iterator[Problem]:
    """Put each row with those of the same URN on other sheets, where they say nothing that differs."""
    here: dict[str, int] = {}
    for row, provider in enumerate(rows.by_row(Provider)):
        if provider.urn is None:
            continue
        if here.setdefault(provider.urn, row) != row:
            yield from rows.wrong([row], "URN", "the URN is there more than once", "Keep the row that is true.")
        earlier = joined.get(provider.urn)
        differ = (
            []
            if earlier is None
            else [n for n, pair in enumerate(zip(earlier, provider, strict=True)) if _differ(*pair)]
        )
        for number in differ if here[provider.urn] == row else ():
            what = "another sheet says something else of this provider"
            yield from rows.wrong([row], rows.columns[number], what, "Correct one of the two.")
        joined[provider.urn] = provider if earlier is None else _filled(earlier, provider)


def _differ(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one.casefold() != other.casefold()
    return one is not None and other is not None and bool(one != other)


def _filled(one: Provider, other: Provider) -> Provider:
    return Provider._make(mine if mine is not None else theirs for mine, theirs in zip(one, other, strict=True))
