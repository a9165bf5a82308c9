"""The match check: one referral against one home, every rule answered, nothing decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from matching.findings import (
    Band,
    Condition,
    Finding,
    Outcome,
    Score,
    does_not_apply,
    score,
)
from matching.known import always
from matching.match import Match, open_match
from matching.rule import Question, Rule
from matching.rules import RULES
from matching.stamp import Versions, stamp
from matching.weighing import Kept, weigh, weigh_once
from matching.world.catalogue import Catalogue, standard_catalogue
from matching.world.policy import Policy, england
from matching.world.record import Record
from matching.world.world import World


class ChildSection(Record):
    """What the newcomer may mean for one resident, and that resident for the newcomer."""

    child: str
    name: str
    from_newcomer: tuple[Finding, ...]
    to_newcomer: tuple[Finding, ...]


class MatchReport(Record):
    """The answer to one match check: a range of bands and the findings behind it."""

    referral: str
    urn: str
    on: date
    worst: Band
    best: Band
    worst_score: Score
    best_score: Score
    points_of: int
    findings: tuple[Finding, ...]
    sections: tuple[ChildSection, ...]
    versions: Versions

    @property
    def settled(self) -> bool:
        """Whether nothing still unknown could change the band."""
        return self.worst is self.best

    def outcome(self, outcome: Outcome) -> tuple[Finding, ...]:
        """The findings with that outcome, in the rules' order."""
        return tuple(f for f in self.findings if f.outcome is outcome)


def conditions_of(report: MatchReport) -> tuple[Condition, ...]:
    """Everything that must be in place, each once, soonest first."""
    found = dict.fromkeys((c.due, c.what, c.by, c) for f in report.findings for c in f.conditions)
    return tuple(condition for *_, condition in sorted(found, key=lambda c: c[:3]))


def check(
    world: World,
    referral: str,
    urn: str,
    on: date,
    catalogue: Catalogue | None = None,
    policy: Policy | None = None,
) -> MatchReport:
    """Check one referral against one home on a day, by the standard catalogue and the law of England unless told.

    Raises BadInput when the world holds no such referral or home.
    """
    catalogue = catalogue or standard_catalogue()
    return check_match(open_match(world, referral, urn, on, catalogue, (policy or england()).on(on)))


def check_match(match: Match, rules: Sequence[Rule] = RULES, kept: Kept | None = None) -> MatchReport:
    """Answer every rule on one match and gather the answers.

    `kept` has what was found for the same child on the same day at other homes, and is added to; it changes no answer.
    """
    findings = tuple(find(match, rules, kept))
    return MatchReport(
        referral=match.referral.id,
        urn=match.home.urn,
        on=match.on,
        worst=min((f.worst for f in findings), default=Band.GOOD),
        best=min((f.best for f in findings), default=Band.GOOD),
        worst_score=score(findings, worst=True),
        best_score=score(findings, worst=False),
        points_of=sum(f.points_of for f in findings),
        findings=findings,
        sections=_sections(match, findings),
        versions=stamp(match, kept.written if kept else None),
    )


def find(match: Match, rules: Iterable[Rule] = RULES, kept: Kept | None = None) -> Iterable[Finding]:
    """The findings of every rule in turn; a rule that asks nothing answers that it does not apply."""
    for rule, question in every_question(match, rules):
        yield weigh_once(match, rule, question, kept) if kept else weigh(match, rule, question)


def every_question(match: Match, rules: Iterable[Rule] = RULES) -> Iterator[tuple[Rule, Question]]:
    """What every rule asks in turn, with that rule."""
    for rule in rules:
        for question in tuple(rule.questions(match)) or (_nothing(rule.NOTHING),):
            yield rule, question


@cache
def _nothing(why: str) -> Question:
    return Question(always(does_not_apply(why)), alike=why)


def _sections(match: Match, findings: Sequence[Finding]) -> tuple[ChildSection, ...]:
    residents = sorted(match.group.residents, key=lambda r: r.child.id)
    return tuple(
        ChildSection(
            child=r.child.id,
            name=r.child.name,
            from_newcomer=tuple(f for f in findings if f.affected == r.child.id),
            to_newcomer=tuple(f for f in findings if f.source == r.child.id),
        )
        for r in residents
    )
