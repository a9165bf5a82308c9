"""One way in which a plan breaks a constraint, by numbers, and the sentence it makes. Families are named by id only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from matching.short_breaks.problem import Problem


@dataclass(frozen=True, order=True)
class Violation:
    """What is broken, where and by how much. Numbers are places in the problem's order.

    An empty `homes`, `nights` or `families` means that the constraint is not about one.
    """

    constraint: str
    """The constraint's id."""
    by_how_much: int
    """Always 1 or more: bedrooms, places, families, nights or stays, as the constraint counts."""
    of: str = ""
    """What is counted, in words, where the constraint counts several things."""
    homes: tuple[int, ...] = ()
    nights: tuple[int, ...] = ()
    families: tuple[int, ...] = ()
    in_quarters: bool = False
    """Whether `by_how_much` is in quarters of one member of staff."""


QUARTERS = ("", "¼", "½", "¾")


def amount(violation: Violation, counted: str) -> str:
    """By how much, as a person counts it: "1½ members of staff (day staff)", "2 (nights)"."""
    many = violation.by_how_much
    if not violation.in_quarters:
        return f"{many} ({counted})"
    whole, part = divmod(many, len(QUARTERS))
    members = "member" if many <= len(QUARTERS) else "members"
    return f"{whole or ''}{QUARTERS[part]} {members} of staff ({counted})"


def where(problem: Problem, violation: Violation, first_night: date | None = None) -> str:
    """Where a violation stands: the home, the night and the families; the night's date where the first is known."""
    found = [f"home {problem.homes[h]}" for h in violation.homes]
    found += [_night(t, first_night) for t in violation.nights]
    if violation.families:
        found.append(", ".join(problem.families[u] for u in violation.families))
    return "; ".join(found)


def _night(t: int, first_night: date | None) -> str:
    if first_night is None:
        return f"night {t + 1}"
    night = first_night + timedelta(days=t)
    return f"the night of {night:%A} {night.day} {night:%B %Y}"
