"""The match check: one referral against one home, every rule answered, nothing decided."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from datetime import date

from matching.details import detail_of
from matching.findings import (
    Band,
    Case,
    Condition,
    FactRef,
    Finding,
    Outcome,
    Score,
    Source,
    Verdict,
    does_not_apply,
    score,
)
from matching.known import always, every_world, in_cases
from matching.match import Match, open_match
from matching.rule import Question, Rule, sentence
from matching.rules import RULES
from matching.stamp import Versions, stamp
from matching.world.catalogue import Catalogue, standard_catalogue
from matching.world.facts import Account
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


Kept = dict[tuple[str, str, Hashable], Finding]
"""Findings of one child on one day, by rule, question and all that the question looks at of a home."""


def check_match(match: Match, rules: Sequence[Rule] = RULES, kept: Kept | None = None) -> MatchReport:
    """Answer every rule on one match and gather the answers.

    `kept` has what was found for the same child on the same day at other homes, and is added to; it changes no answer.
    """
    findings = tuple(find(match, rules, {} if kept is None else kept))
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
        versions=stamp(match),
    )


def find(match: Match, rules: Iterable[Rule] = RULES, kept: Kept | None = None) -> Iterable[Finding]:
    """The findings of every rule in turn; a rule that asks nothing answers that it does not apply."""
    kept = {} if kept is None else kept
    for rule in rules:
        for question in tuple(rule.questions(match)) or (Question(always(does_not_apply(rule.NOTHING))),):
            yield _found(match, rule, question, kept)


def _found(match: Match, rule: Rule, question: Question, kept: Kept) -> Finding:
    if question.alike is None:
        return weigh(match, rule, question)
    key = (rule.ID, question.about, question.alike)
    if key not in kept:
        kept[key] = weigh(match, rule, question)
    return kept[key]


def weigh(match: Match, rule: Rule, question: Question) -> Finding:
    """One question of one rule, over every world that is still possible."""
    worlds = every_world(question.judge, match)
    verdicts = [verdict for _, verdict in worlds]
    is_open = len({(v.outcome, v.allows, v.points) for v in verdicts}) > 1
    is_told = is_open or len({v.reason for v in verdicts}) > 1
    cases = in_cases(match, worlds) if is_told else ()
    turns_on = tuple(dict.fromkeys(g.fact for c in cases for g in c.given)) if is_open else ()
    outcome = _outcome(verdicts)
    worst = min(verdicts, key=lambda v: v.allows)
    return Finding(
        rule=rule.ID,
        about=question.about,
        title=question.title or sentence(rule),
        source=question.source,
        affected=question.affected,
        outcome=outcome,
        worst=worst.allows,
        best=max(v.allows for v in verdicts),
        points_low=min(v.points for v in verdicts),
        points_high=max(v.points for v in verdicts),
        points_of=0 if outcome is Outcome.DOES_NOT_APPLY else rule.POINTS,
        reason=_reason(match, outcome, turns_on, cases, is_open=is_open) if is_told else worst.reason,
        conditions=_conditions(outcome, worst, verdicts, is_open),
        turns_on=turns_on,
        rests_on=_sources(match, (*question.rests_on, *turns_on)),
        cases=cases if is_open else (),
    )


def _outcome(verdicts: Sequence[Verdict]) -> Outcome:
    """Met in every world is met, met in none is not met, else not known. Not applying counts with met."""
    outcomes = {v.outcome for v in verdicts}
    if len(outcomes) == 1:
        return outcomes.pop()
    return Outcome.NOT_KNOWN if Outcome.NOT_MET in outcomes else Outcome.MET


def _reason(
    match: Match, outcome: Outcome, turns_on: Sequence[FactRef], cases: Sequence[Case], *, is_open: bool
) -> str:
    return _open_reason(match, outcome, turns_on, cases) if is_open else _settled_reason(match, cases)


def _settled_reason(match: Match, cases: Sequence[Case]) -> str:
    """Where open facts give different reasons for one answer: what they are and one example."""
    worst = min(cases, key=lambda c: c.verdict.allows)
    asked = " ".join(dict.fromkeys(detail_of(match, g.fact.name).question(match, g.fact) for g in worst.given))
    supposed = ", ".join(g.answer for g in worst.given)
    return f"The same whatever is answered: {asked} Suppose, for one ({supposed}): {worst.verdict.reason}"


def _conditions(outcome: Outcome, worst: Verdict, verdicts: Sequence[Verdict], is_open: bool) -> tuple[Condition, ...]:
    """Of an answer that stands, everything that any possible world asks for; of an open one nothing is sure yet."""
    if not is_open:
        return tuple(dict.fromkeys(c for v in verdicts for c in v.conditions))
    return worst.conditions if outcome is Outcome.NOT_MET else ()


def _open_reason(match: Match, outcome: Outcome, turns_on: Sequence[FactRef], cases: Sequence[Case]) -> str:
    asked = " ".join(detail_of(match, f.name).question(match, f) for f in turns_on)
    worst = min(cases, key=lambda c: (c.verdict.allows, c.verdict.points))
    if outcome is not Outcome.NOT_KNOWN:
        return f"{worst.verdict.reason} At worst; it also turns on what is not known: {asked}"
    supposed = ", ".join(g.answer for g in worst.given)
    return f"Not known: {asked} At worst ({supposed}): {worst.verdict.reason}"


def _sources(match: Match, facts: Iterable[FactRef]) -> tuple[Source, ...]:
    found = []
    for fact in dict.fromkeys(facts):
        held = match.fact(fact.subject, fact.name)
        if held is not None:
            need = match.needs[fact.name]
            disputed = held.is_disputed(match.on, need.fresh_days)
            found += [_source(match, fact, a, need.fresh_days, disputed) for a in held.accounts]
    return tuple(found)


def _source(match: Match, fact: FactRef, account: Account, fresh_days: int, disputed: bool) -> Source:
    context = [c for c in (account.to_whom, account.where, account.what_came_of_it) if c]
    return Source(
        fact=fact,
        level=str(account.level),
        said_by=account.said_by.value,
        said_on=account.said_on,
        basis=account.basis.value,
        stale=bool(account.levels) and account.is_stale(match.on, fresh_days),
        disputed=disputed,
        words=account.words or "",
        context="; ".join(context),
    )


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
