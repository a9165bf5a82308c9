"""What the full match check says of one child at one home, as far as a plan asks it.

What it says of brothers and sisters who are referred too is left to the plan, as that is what it decides. Of a home
whose group the world does not hold, nothing is sure, and only the rules are asked that need nothing but what is public:
staff and bedrooms that nobody has told of are not known, and are never taken for none.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from matching.check import every_question
from matching.findings import Band, Finding, Outcome, Verdict, score
from matching.known import every_world
from matching.match import Match
from matching.placement.problem import POSSIBLE, Fit
from matching.reading.bedrooms import sure_bands
from matching.rule import Question, Rule
from matching.rules import (
    RULES,
    animals,
    bedroom,
    clinical_tasks,
    day_staffing,
    impact_pairs,
    may_be_asked,
    night_staffing,
    provision,
    siblings,
)
from matching.weighing import found_in, outcome_of, reason_in, weigh
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


IN_TURN = {told: tuple(sorted(may_be_asked(told_who_is_there=told), key=_turn)) for told in (True, False)}
"""The rules in the order in which they are asked, by whether it is known who lives and works there."""


def fit_of(match: Match, also: Collection[str], kept: Kept, *, group_known: bool) -> Fit | None:
    """The fit of a match; None where it is not possible even at best, as the first finding that says so is enough.

    `also`: ids of all children referred. `kept`: what was found of the child elsewhere; it is added to.
    """
    findings: list[Unworded] = []
    for rule, question in every_question(match, IN_TURN[group_known]):
        finding = _found(match, rule, question, kept)
        if finding.best < POSSIBLE and not _is_for_the_plan(finding, also):
            return None
        findings.append(finding)
    findings.sort(key=lambda f: NUMBER[f.rule])
    counted = [f for f in findings if not _is_for_the_plan(f, also)]
    worst, best = score(counted, worst=True), score(counted, worst=False)
    lowest = Band(worst.band) if group_known else min(Band(worst.band), Band.NOT_UNLESS)
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
        asks=tuple(_asks(counted, group_known)) if lowest < POSSIBLE else (),
    )


class Answer(NamedTuple):
    """What was answered, without its words."""

    outcome: Outcome
    worst: Band
    best: Band
    points_low: int
    points_high: int


Kept = dict[Hashable, Answer]
"""What was answered of one child on one day, by rule, question and all that the question looks at of a home."""


class Unworded:
    """A finding without its words, which a fit is made of: they are written when somebody asks for them."""

    def __init__(self, match: Match, rule: Rule, question: Question, known: Answer | None = None) -> None:
        self._asked = match, rule, question
        self.rule, self.about = rule.ID, question.about
        self.source, self.affected = question.source, question.affected
        self._worlds = None if known else every_world(question.judge, match)
        self.answer = known or _answer([verdict for _, verdict in self._worlds or ()])
        self.outcome, self.worst, self.best, self.points_low, self.points_high = self.answer
        self.points_of = 0 if self.outcome is Outcome.DOES_NOT_APPLY else rule.POINTS

    @cached_property
    def finding(self) -> Finding:
        """The same in words."""
        return weigh(*self._asked) if self._worlds is None else found_in(*self._asked, self._worlds)

    @property
    def reason(self) -> str:
        """As the full check says it."""
        match, _, question = self._asked
        return reason_in(match, self._worlds or every_world(question.judge, match))


def _answer(verdicts: Sequence[Verdict]) -> Answer:
    if len(verdicts) == 1:
        (only,) = verdicts
        return Answer(only.outcome, only.allows, only.allows, only.points, only.points)
    allows, points = [v.allows for v in verdicts], [v.points for v in verdicts]
    return Answer(outcome_of(verdicts), min(allows), max(allows), min(points), max(points))


def _found(match: Match, rule: Rule, question: Question, kept: Kept) -> Unworded:
    if question.alike is not None:
        key: Hashable = (rule.ID, question.about, question.alike)
    elif question.answered_alike is not None and (turned_on := question.answered_alike()) is not None:
        key = (rule.ID, turned_on)
    else:
        return Unworded(match, rule, question)
    found = Unworded(match, rule, question, kept.get(key))
    kept[key] = found.answer
    return found


def _is_for_the_plan(finding: Unworded, also: Collection[str]) -> bool:
    """Whether it is about a brother or sister who is referred too."""
    return finding.rule == siblings.ID and finding.about.partition(":")[0] in also


def _asks(findings: Iterable[Unworded], group_known: bool) -> Iterator[str]:
    if not group_known:
        yield NOT_KNOWN_HERE
    yield from (f.reason for f in islice((f for f in findings if f.outcome is Outcome.NOT_KNOWN), ASKS))


def _reason(findings: Iterable[Unworded], lowest: Band) -> str:
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
    sure = sure_bands(match)
    bands = {r.id: sure[r.id] if r.id in sure else bedroom.best_band(_with_only(match, r)) for r in match.home.bedrooms}
    found = frozenset(room for room, band in bands.items() if band >= POSSIBLE)
    return None if len(found) == len(match.home.bedrooms) else found


def _with_only(match: Match, room: Bedroom) -> Match:
    alone = match.home.model_copy(update={"bedrooms": (room,)})
    return replace(match, home=alone)
