"""What a check expected, rule by rule, held against what happened: counts, with what so few cases can tell."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

from matching.check import MatchReport
from matching.findings import Band
from matching.rule import sentence
from matching.rules import RULES
from matching.world.record import Record, Text
from service.records.reviews import Went

Z = 1.96
"""For a range that 95 in 100 such ranges are right with."""


class Share(Record):
    """Of so many children a difficulty arose with some; `low` and `high` are the 95 % range in whole per cent."""

    of: int
    difficult: int
    low: int
    high: int


class RuleLearnt(Record):
    """What happened with one rule where a check had expected a concern, and where it had not."""

    rule: Text
    sentence: Text
    expected: Share
    not_expected: Share
    not_known: int
    """Children of whom nobody could say how it went: they are counted in neither."""
    tells: bool
    """Whether the two ranges lie apart, so that the finding has told something here. Else there are too few to say."""


class Case(Record):
    """One child and one rule: whether the check expected a concern, and what came of it over all reviews."""

    rule: Text
    expected: bool
    went: Went


def concerns(report: MatchReport) -> tuple[str, ...]:
    """The rules, by id, of which some finding limited the answer or could have, in their order."""
    limiting = {finding.rule for finding in report.findings if finding.worst < Band.GOOD}
    return tuple(rule.ID for rule in RULES if rule.ID in limiting)


def over_all(went: Iterable[Went]) -> Went:
    """What came of it: a difficulty that arose once arose; that none did is only known where nothing is not known."""
    said = set(went)
    if Went.DIFFICULT in said:
        return Went.DIFFICULT
    return Went.NOT_KNOWN if Went.NOT_KNOWN in said or not said else Went.WELL


def learnt_from(cases: Iterable[Case]) -> tuple[RuleLearnt, ...]:
    """Each rule of which anything was said, in the rules' order."""
    each = list(cases)
    found = ((rule, [case for case in each if case.rule == rule.ID]) for rule in RULES)
    return tuple(_learnt(rule.ID, sentence(rule), of_rule) for rule, of_rule in found if of_rule)


def _learnt(rule: str, says: str, cases: list[Case]) -> RuleLearnt:
    known = [case for case in cases if case.went is not Went.NOT_KNOWN]
    expected, not_expected = (
        share(c.went for c in known if c.expected is as_expected) for as_expected in (True, False)
    )
    apart = expected.low > not_expected.high or not_expected.low > expected.high
    return RuleLearnt(
        rule=rule,
        sentence=says,
        expected=expected,
        not_expected=not_expected,
        not_known=len(cases) - len(known),
        tells=bool(expected.of and not_expected.of and apart),
    )


def share(went: Iterable[Went]) -> Share:
    """How many of them were difficult, with Wilson's score interval; of none, anything is possible."""
    said = list(went)
    n, k = len(said), said.count(Went.DIFFICULT)
    if not n:
        return Share(of=0, difficult=0, low=0, high=100)
    middle, about = k / n + Z * Z / (2 * n), Z * sqrt(k / n * (1 - k / n) / n + Z * Z / (4 * n * n))
    low, high = ((middle + sign * about) / (1 + Z * Z / n) for sign in (-1, 1))
    return Share(of=n, difficult=k, low=max(0, int(100 * low)), high=min(100, -int(-100 * high // 1)))
