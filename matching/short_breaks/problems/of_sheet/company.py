"""What is wanted of two families' company is about two families, and says one thing of them."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import CompanyKind, PeriodSheet
from matching.short_breaks.problems.fault import Fault, Loc

WAY_OUT = "Keep the one that is true."


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """Families to be kept from themselves, and pairs of whom two things are wanted."""
    earlier: dict[frozenset[str], int] = {}
    for number, company in enumerate(period.company):
        at: Loc = ("company", number)
        pair = frozenset(company.families)
        if len(pair) == 1:
            yield Fault((*at, "families", 1), "the same family is named twice", "Name two families.")
            continue
        first = earlier.setdefault(pair, number)
        if first != number:
            yield Fault((*at, "kind"), _what(period.company[first].kind, company.kind), WAY_OUT, (("company", first),))


def _what(one: CompanyKind, other: CompanyKind) -> str:
    if one is not other and CompanyKind.APART in (one, other):
        return "these families must not stay together, and are also wanted together"
    return "the company of these families is entered already"
