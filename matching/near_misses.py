"""Homes that nearly fit: what keeps each out, and the smallest change that would open it, checked again."""

from __future__ import annotations

from matching.check import MatchReport
from matching.findings import Band
from matching.match import Match
from matching.remedies import Alternative, remedies
from matching.rules import may_be_asked
from matching.search import Found, FoundTogether
from matching.world.home import Urn
from matching.world.record import Record


class NearMiss(Record):
    """One home left out. `change` is the smallest set that would open it; None when there is none on the list."""

    urn: Urn
    name: str
    best: Band
    reasons: tuple[str, ...]
    """Why it is out, a sentence for each finding in the way, the gravest first."""
    change: Alternative | None
    beyond: tuple[str, ...]
    """What stands in the way that no change answers."""


class ChildMiss(Record):
    """One of several children at a home that is not one for the child: why, and the smallest change for that child."""

    child: str
    miss: NearMiss


class FamilyMiss(Record):
    """One home that cannot take all of the brothers and sisters, with those whom it is not one for, each by itself."""

    urn: Urn
    name: str
    children: tuple[ChildMiss, ...]
    why_not_all: str | None
    """What keeps all of them from living there though each of them could. None where one of them could not."""


def near_misses(found: Found) -> tuple[NearMiss, ...]:
    """The nearest misses of a search, in its order. The asker's own homes are checked by every rule."""
    return tuple(_near_miss(match, report) for match, report in found.nearest)


def near_misses_together(found: FoundTogether) -> tuple[FamilyMiss, ...]:
    """The nearest misses of a search for brothers and sisters, in its order; each change is checked for one alone."""
    told = {home.urn: home for home in (*found.shortlist.for_some, *found.shortlist.for_none)}
    return tuple(
        FamilyMiss(
            urn=(home := told[checks[0][1].urn]).urn,
            name=home.name,
            children=tuple(
                ChildMiss(child=match.child.name, miss=_near_miss(match, report))
                for match, report in checks
                if report.best < Band.CONDITIONS
            ),
            why_not_all=home.why_not_all,
        )
        for checks in found.nearest
    )


def _near_miss(match: Match, report: MatchReport) -> NearMiss:
    is_own = any(group.urn == match.home.urn for group in match.world.groups)
    found = remedies(match, report, rules=may_be_asked(told_who_is_there=is_own))
    blocking = sorted((f for f in report.findings if f.best < Band.CONDITIONS), key=lambda f: f.best)
    smallest = min(found.alternatives, key=lambda a: (len(a.steps), a.days, a.weekly_pounds), default=None)
    return NearMiss(
        urn=report.urn,
        name=match.home.name,
        best=report.best,
        reasons=tuple(dict.fromkeys(f.reason for f in blocking)),
        change=smallest,
        beyond=found.beyond,
    )
