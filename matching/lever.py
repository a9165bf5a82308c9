"""What a lever is: something a home can do or arrange that closes a gap a check has found.

Nothing about a child is ever a lever: not a need, not a wish, and least of all a resident's leaving.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from matching.findings import Finding, Gap, GapKind
from matching.match import Match
from matching.world.facts import Role
from matching.world.world import World

FindingKey = tuple[str, str]


@dataclass(frozen=True)
class Opening:
    """A gap in a match, and the finding it stands in."""

    finding: FindingKey
    gap: Gap


@dataclass(frozen=True)
class Change:
    """One thing done: the world with it, who does it, what it takes, and which findings it answers."""

    id: str
    lever: str
    what: str
    by: Role
    days: int
    """Days from the assessment until it is in place."""
    answers: frozenset[FindingKey]
    apply: Callable[[World], World] = field(repr=False, compare=False)
    weekly_pounds: int = 0
    one_off_pounds: int = 0
    start: date | None = None
    """For a later start: the new first night."""

    def ready_on(self, assessed: date) -> date:
        """The day it is in place."""
        return assessed + timedelta(days=self.days)


class Lever(Protocol):
    """A lever file. Its docstring's first line is what a manager reads."""

    ID: str

    def options(self, match: Match, openings: Iterable[Opening]) -> Iterable[Change]:
        """The changes of this kind that answer some of the openings."""
        ...


def openings_of(findings: Iterable[Finding]) -> tuple[Opening, ...]:
    """The gaps of findings that limit the answer, in their order."""
    return tuple(Opening(f.key, c.gap) for f in findings for c in f.conditions if c.gap is not None)


def of_kind(openings: Iterable[Opening], *kinds: GapKind) -> tuple[Opening, ...]:
    """The openings of these kinds."""
    return tuple(o for o in openings if o.gap.kind in kinds)


def by_part(openings: Iterable[Opening]) -> dict[str, list[Opening]]:
    """The openings under the part that each lacks, in order."""
    grouped: dict[str, list[Opening]] = {}
    for opening in openings:
        grouped.setdefault(opening.gap.part, []).append(opening)
    return dict(sorted(grouped.items()))


def keys(openings: Iterable[Opening]) -> frozenset[FindingKey]:
    """The findings that openings stand in."""
    return frozenset(o.finding for o in openings)
