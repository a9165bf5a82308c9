"""What matters to the child for culture, language, faith and diet is met here or will be.

A need is provision to arrange and never lowers a child's points. Each one met adds a few, up to a limit, so that saying
what matters can only add; a need not met yet, and no need at all, both add nothing (Project judgement). Of a home of
which nobody has recorded what it meets, it is not known whether a need is met.
"""

from __future__ import annotations

from collections.abc import Iterable

from matching.columns.bounds import Bounds
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.screen import Screen, told
from matching.details.identity import IDENTITY_NEEDS, MEETS
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role

ID = "identity-needs"
SOURCE = (
    "Children Act 1989, s 22(5): religion, race, culture and language. Project judgement: each need is arranged for, "
    "and how points are counted"
)
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.CHILD
POINTS = 6
NOTHING = "There is always something to ask about identity."

FOR_EACH = 2


def questions(match: Match) -> Iterable[Question]:
    """One question for all declared needs together."""
    return [Question(_judge, alike=frozenset(match.home.meets))]


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """One screen: a need declared counts only as one that the home can meet."""
    yield told(columns.children.declared_needs, columns.homes.meets, _screened)


def _screened(declared: frozenset[str] | None, meets: frozenset[str]) -> Bounds:
    if declared is None:
        return Bounds(Band.CONDITIONS, Band.GOOD, 0, min(POINTS, FOR_EACH * len(meets)) if meets else POINTS)
    if declared and not meets:
        return Bounds(Band.CONDITIONS, Band.GOOD, 0, min(POINTS, FOR_EACH * len(declared)))
    points = min(POINTS, FOR_EACH * len(declared & meets))
    band = Band.GOOD if declared <= meets else Band.CONDITIONS
    return Bounds(band, band, points, points)


def _judge(known: Known) -> Verdict:
    match = known.match
    declared = sorted(set(known.value(FactRef(match.child.id, IDENTITY_NEEDS))))
    if not declared:
        return met("No need of culture, language, faith or diet was named.")
    here = set(known.value(FactRef(match.home.urn, MEETS)))
    lacking = [n for n in declared if n not in here]
    points = min(POINTS, FOR_EACH * (len(declared) - len(lacking)))
    if not lacking:
        return met(f"The home meets what matters to {match.child.name}: {', '.join(declared)}.", points)
    reason = f"To be arranged for {match.child.name}: {', '.join(lacking)}."
    return not_met(reason, Band.CONDITIONS, *(_arrange(match, n) for n in lacking), points=points)


def _arrange(match: Match, need: str) -> Condition:
    return Condition.of(
        what=f"Ask {match.child.name} what {need} takes here, and have it ready.",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap.of(kind=GapKind.ARRANGEMENT, part=need),
    )
