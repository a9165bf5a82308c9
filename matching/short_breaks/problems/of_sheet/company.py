"""What is wanted of two families' company is about two families, says one thing of them, and can be."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import CompanyKind, PeriodSheet
from matching.short_breaks.problems.fault import Fault, Loc

WAY_OUT = "Keep the one that is true."


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """Families to be kept from themselves, pairs of whom two things are wanted, and company of an only guest."""
    earlier: dict[frozenset[str], int] = {}
    only = {family.id: number for number, family in enumerate(period.families) if family.only_guest}
    for number, company in enumerate(period.company):
        at: Loc = ("company", number)
        pair = frozenset(company.families)
        if len(pair) == 1:
            yield Fault((*at, "families", 1), "the same family is named twice", "Name two families.")
            continue
        if company.kind is not CompanyKind.APART and pair & only.keys():
            what = "these families are wanted together, and one of them is to be the only guest"
            also = tuple(("families", only[family], "only_guest") for family in company.families if family in only)
            yield Fault((*at, "kind"), what, WAY_OUT, also)
        first = earlier.setdefault(pair, number)
        if first != number:
            yield Fault((*at, "kind"), _what(period.company[first].kind, company.kind), WAY_OUT, (("company", first),))


def _what(one: CompanyKind, other: CompanyKind) -> str:
    if one is not other and CompanyKind.APART in (one, other):
        return "these families must not stay together, and are also wanted together"
    return "the company of these families is entered already"
