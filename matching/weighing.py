"""Weighing one question of one rule over every world still possible, and keeping what another home need not ask again.

What was found at one home is told of another that the question looks at alike: whatever names the home is told anew.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from matching.details import detail_of
from matching.findings import Case, Condition, FactRef, Finding, Given, Outcome, Source, Verdict
from matching.known import Worlds, every_world, given_of, in_cases
from matching.match import Match
from matching.rule import Question, Rule, sentence
from matching.world.catalogue import Need
from matching.world.facts import Account, Fact
from matching.world.record import Record, Same, made


@dataclass(frozen=True)
class Weighed:
    """A finding, the home (URN) that it was found at, and whether anything of that home was supposed for it.

    `of_home` is what its cases suppose of that home, each once.
    """

    finding: Finding
    urn: str
    supposes_of_home: bool
    of_home: tuple[Given, ...]


@dataclass(frozen=True)
class Kept:
    """What was found of one child on one day, by rule, question and all that the question looks at of a home."""

    found: dict[tuple[str, str, Hashable], Weighed] = field(default_factory=dict)
    written: dict[Same[Record], str] = field(default_factory=dict)
    """The records that are the same at every home, as they go into the stamp of a report."""
    asked: dict[FactRef, str] = field(default_factory=dict)
    """What is asked of anything but a home, in words."""


def weigh_once(match: Match, rule: Rule, question: Question, kept: Kept) -> Finding:
    """The same as `weigh`, from what is kept where a home looked at alike was asked before. `kept` is added to."""
    if question.alike is None:
        return weigh(match, rule, question)
    key = (rule.ID, question.about, question.alike)
    before = kept.found.get(key)
    if before is None:
        worlds = every_world(question.judge, match)
        before = kept.found[key] = _weighed(found_in(match, rule, question, worlds), match.home.urn, worlds)
    if not before.supposes_of_home or before.urn == match.home.urn:
        return before.finding
    return _found_here(match, before, kept) if before.finding.cases else weigh(match, rule, question)


def _weighed(finding: Finding, urn: str, worlds: Worlds) -> Weighed:
    supposes = any(fact.subject == urn for supposed, _ in worlds for fact in supposed)
    of_home = {id(g): g for case in finding.cases for g in case.given if g.fact.subject == urn}
    return Weighed(finding, urn, supposes, tuple(of_home.values()))


def conditions_in(worlds: Worlds) -> tuple[Condition, ...]:
    """What the finding of a question that was asked of these worlds has for conditions, and nothing else of it."""
    verdicts = [verdict for _, verdict in worlds]
    is_open = len({(v.outcome, v.allows, v.points) for v in verdicts}) > 1
    return _conditions(outcome_of(verdicts), min(verdicts, key=lambda v: v.allows), verdicts, is_open)


def weigh(match: Match, rule: Rule, question: Question) -> Finding:
    """One question of one rule, over every world that is still possible."""
    return found_in(match, rule, question, every_world(question.judge, match))


def _found_here(match: Match, before: Weighed, kept: Kept) -> Finding:
    """An open finding of another home as it is found at this one: what is asked of the home is asked of this one."""
    finding, urn = before.finding, match.home.urn

    def here(fact: FactRef) -> FactRef:
        return FactRef(urn, fact.name, fact.part) if fact.subject == before.urn else fact

    told = {id(given): given_of(match, here(given.fact), given.values) for given in before.of_home}
    cases = tuple([_case_here(case, told) for case in finding.cases])
    turns_on = tuple([here(fact) for fact in finding.turns_on])
    asked = " ".join([_asked(match, fact, kept) for fact in turns_on])
    reason = _open_reason(finding.outcome, asked, cases)
    return made(Finding, **{**finding.__dict__, "cases": cases, "turns_on": turns_on, "reason": reason})


def _case_here(case: Case, told: dict[int, Given]) -> Case:
    return made(Case, given=tuple([told.get(id(g), g) for g in case.given]), verdict=case.verdict)


def _asked(match: Match, fact: FactRef, kept: Kept) -> str:
    """What is asked of a fact, kept unless it is one of the home."""
    if fact.subject == match.home.urn:
        return detail_of(match, fact.name).question(match, fact)
    if fact not in kept.asked:
        kept.asked[fact] = detail_of(match, fact.name).question(match, fact)
    return kept.asked[fact]


class _Told(NamedTuple):
    """What the verdicts of all worlds that are still possible come to."""

    verdicts: Sequence[Verdict]
    worst: Verdict
    outcome: Outcome
    is_open: bool
    cases: tuple[Case, ...]
    turns_on: tuple[FactRef, ...]
    reason: str


def _told(match: Match, worlds: Worlds) -> _Told:
    verdicts = [verdict for _, verdict in worlds]
    is_open = len({(v.outcome, v.allows, v.points) for v in verdicts}) > 1
    is_told = is_open or len({v.reason for v in verdicts}) > 1
    cases = in_cases(match, worlds) if is_told else ()
    turns_on = tuple(dict.fromkeys(g.fact for c in cases for g in c.given)) if is_open else ()
    outcome = outcome_of(verdicts)
    worst = min(verdicts, key=lambda v: v.allows)
    reason = _reason(match, outcome, turns_on, cases, is_open=is_open) if is_told else worst.reason
    return _Told(verdicts, worst, outcome, is_open, cases, turns_on, reason)


def reason_in(match: Match, worlds: Worlds) -> str:
    """The reason of the finding of a question that was asked of these worlds, and nothing else of it."""
    return _told(match, worlds).reason


def found_in(match: Match, rule: Rule, question: Question, worlds: Worlds) -> Finding:
    """The finding of a question that was asked of these worlds, which are all that are still possible."""
    told = _told(match, worlds)
    verdicts, worst = told.verdicts, told.worst
    return made(
        Finding,
        rule=rule.ID,
        about=question.about,
        title=question.title or sentence(rule),
        source=question.source,
        affected=question.affected,
        outcome=told.outcome,
        worst=worst.allows,
        best=max(v.allows for v in verdicts),
        points_low=min(v.points for v in verdicts),
        points_high=max(v.points for v in verdicts),
        points_of=0 if told.outcome is Outcome.DOES_NOT_APPLY else rule.POINTS,
        reason=told.reason,
        conditions=_conditions(told.outcome, worst, verdicts, told.is_open),
        turns_on=told.turns_on,
        rests_on=_sources(match, (*question.rests_on, *told.turns_on)),
        cases=told.cases if told.is_open else (),
    )


def outcome_of(verdicts: Sequence[Verdict]) -> Outcome:
    """Met in every world is met, met in none is not met, else not known. Not applying counts with met."""
    outcomes = {v.outcome for v in verdicts}
    if len(outcomes) == 1:
        return outcomes.pop()
    return Outcome.NOT_KNOWN if Outcome.NOT_MET in outcomes else Outcome.MET


def _reason(
    match: Match, outcome: Outcome, turns_on: Sequence[FactRef], cases: Sequence[Case], *, is_open: bool
) -> str:
    if not is_open:
        return _settled_reason(match, cases)
    return _open_reason(outcome, " ".join(detail_of(match, f.name).question(match, f) for f in turns_on), cases)


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


def _open_reason(outcome: Outcome, asked: str, cases: Sequence[Case]) -> str:
    worst = min(cases, key=lambda c: (c.verdict.allows, c.verdict.points))
    if outcome is not Outcome.NOT_KNOWN:
        return f"{worst.verdict.reason} At worst; it also turns on what is not known: {asked}"
    supposed = ", ".join(g.answer for g in worst.given)
    return f"Not known: {asked} At worst ({supposed}): {worst.verdict.reason}"


def _sources(match: Match, facts: Iterable[FactRef]) -> tuple[Source, ...]:
    found: list[Source] = []
    for fact in dict.fromkeys(facts):
        held = match.fact(fact.subject, fact.name)
        if held is not None:
            found += sources_of(fact.subject, held, match.needs[fact.name], match.on)
    return tuple(found)


def sources_of(child: str, held: Fact, need: Need, on: date) -> tuple[Source, ...]:
    """Each account of one need of a child, by the id of the child, as far as it can be stood on that day."""
    disputed = held.is_disputed(on, need.fresh_days)
    return tuple(_source(FactRef(child, need.id), each, on, need.fresh_days, disputed) for each in held.accounts)


def _source(fact: FactRef, account: Account, on: date, fresh_days: int, disputed: bool) -> Source:
    context = [c for c in (account.to_whom, account.where, account.what_came_of_it) if c]
    return Source(
        fact=fact,
        level=str(account.level),
        said_by=account.said_by.value,
        said_on=account.said_on,
        basis=account.basis.value,
        stale=bool(account.levels) and account.is_stale(on, fresh_days),
        disputed=disputed,
        words=account.words or "",
        context="; ".join(context),
    )
