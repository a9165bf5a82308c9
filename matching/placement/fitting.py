"""What the full match check says of one child at one home, as far as a plan asks it.

What it says of brothers and sisters who are referred too is left to the plan, as that is what it decides. Of a home
whose group the world does not hold, nothing is sure, and only the rules are asked that need nothing but what is public:
staff and bedrooms that nobody has told of are not known, and are never taken for none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from matching.check import find
from matching.findings import Band, Finding, Outcome, score
from matching.match import Match
from matching.placement.problem import POSSIBLE, Fit
from matching.rule import Rule
from matching.rules import (
    PUBLISHED,
    RULES,
    animals,
    bedroom,
    clinical_tasks,
    day_staffing,
    impact_pairs,
    night_staffing,
    provision,
    siblings,
)
from matching.weighing import Kept
from matching.world.home import Bedroom

NOT_KNOWN_HERE = "Who lives there is not known here: its manager has to say how they and the child affect each other."
ASKS = 6
"""Of a home that is not sure, so many questions are named."""


FIRST = (night_staffing.ID, day_staffing.ID, animals.ID, provision.ID, impact_pairs.ID)
"""Rules that most often leave a home not possible that what is public left so, in the order in which they are asked."""
DEAR = (siblings.ID, clinical_tasks.ID, bedroom.ID)
"""Rules that take longest to ask, and are asked last."""
NUMBER = {rule.ID: number for number, rule in enumerate(RULES)}


def _turn(rule: Rule) -> tuple[int, int]:
    turn = FIRST.index(rule.ID) if rule.ID in FIRST else len(FIRST) + (rule.ID in DEAR)
    return turn, NUMBER[rule.ID]


ASKED = tuple(sorted(RULES, key=_turn))
OF_OTHERS = tuple(sorted(PUBLISHED, key=_turn))
"""Of a home of which it is not known who lives and works there."""


def fit_of(match: Match, also: Collection[str], kept: Kept, *, group_known: bool) -> Fit | None:
    """The fit of a match; None where it is not possible even at best, as the first finding that says so is enough.

    `also`: ids of all children referred. `kept`: what was found of the child elsewhere; it is added to.
    """
    findings: list[Finding] = []
    for finding in find(match, ASKED if group_known else OF_OTHERS, kept):
        if finding.best < POSSIBLE and not _is_for_the_plan(finding, also):
            return None
        findings.append(finding)
    findings.sort(key=lambda f: NUMBER[f.rule])
    counted = [f for f in findings if not _is_for_the_plan(f, also)]
    worst, best = score(counted, worst=True), score(counted, worst=False)
    lowest, asks = Band(worst.band), tuple(f.reason for f in counted if f.outcome is Outcome.NOT_KNOWN)[:ASKS]
    if not group_known:
        lowest, asks = min(lowest, Band.NOT_UNLESS), (NOT_KNOWN_HERE, *asks)
    return Fit(
        child=match.referral.id,
        urn=match.home.urn,
        worst=lowest,
        best=Band(best.band),
        points=worst.points,
        points_best=best.points,
        points_of=sum(f.points_of for f in findings),
        miles=_miles(match),
        rooms=_rooms(match),
        reason=_reason(counted, lowest),
        asks=asks if lowest < POSSIBLE else (),
    )


def _is_for_the_plan(finding: Finding, also: Collection[str]) -> bool:
    """Whether it is about a brother or sister who is referred too."""
    return finding.rule == siblings.ID and finding.about.partition(":")[0] in also


def _reason(findings: Iterable[Finding], lowest: Band) -> str:
    return next((f.reason for f in findings if f.worst is lowest), "Nothing stands in the way.")


def _miles(match: Match) -> int | None:
    here, there = match.home.place, match.child.home_place
    return None if here is None or there is None else round(here.miles_to(there))


def _rooms(match: Match) -> frozenset[str] | None:
    """The bedrooms in which alone the check would not find the child badly placed; None: each of them.

    Where there is one, the check found so already.
    """
    if len(match.home.bedrooms) <= 1:
        return None
    found = frozenset(room.id for room in match.home.bedrooms if bedroom.best_band(_with_only(match, room)) >= POSSIBLE)
    return None if len(found) == len(match.home.bedrooms) else found


def _with_only(match: Match, room: Bedroom) -> Match:
    alone = match.home.model_copy(update={"bedrooms": (room,)})
    return replace(match, home=alone)
