"""What to ask next: which unanswered questions could change the answer, by how much, and whom to ask.

The order is Project judgement: first what could move the band itself, then how many findings could block,
stand against the group, or call for a condition, then how much the order among homes could move.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from matching.check import MatchReport
from matching.details import detail_of
from matching.findings import Band, FactRef, Finding, Value
from matching.match import Match
from matching.settle import allowed, answers_told_apart, rows_of, smallest_settling
from matching.world.catalogue import Need
from matching.world.facts import Account, Role, Unanswered
from matching.world.record import Record


class Weight(NamedTuple):
    """How much an answer could change, compared left to right."""

    bands: int
    """By how many bands the answer could narrow, from either end."""
    blocks: int
    against_group: int
    conditions: int
    points: int


class PossibleAnswer(Record):
    """One thing a person might say, and the range of the answer then."""

    answer: str
    worst: Band
    best: Band
    settles: int
    """How many findings it would settle."""
    does: str
    """What it would mean, in a sentence: the reason of the finding it would limit most."""


class NextEnquiry(Record):
    """One question worth asking."""

    fact: FactRef
    question: str
    why_open: str
    """"not asked", "not known", "stale" or "sources disagree", with who said what."""
    answers: tuple[PossibleAnswer, ...]
    weight: Weight
    findings: tuple[str, ...]
    """The titles of the findings it could settle."""
    ask: tuple[Role, ...]
    """Whom to ask, best first; people already asked about it come last."""
    awaited: tuple[Role, ...]
    """People already asked about it who have not answered."""
    could_change_the_answer: bool


class Enquiries(Record):
    """The questions in order, and the fewest that settle the matter."""

    in_order: tuple[NextEnquiry, ...]
    settling: tuple[FactRef, ...]
    settling_is_smallest: bool
    """Whether no smaller set settles it, proven by trying them."""

    def first_that_matter(self) -> tuple[NextEnquiry, ...]:
        """The questions whose answers could change the band."""
        return tuple(e for e in self.in_order if e.could_change_the_answer)


def enquiries_next(match: Match, report: MatchReport) -> Enquiries:
    """The questions that are open in a report just made from this match."""
    open_findings = [f for f in report.findings if f.cases]
    facts = sorted({fact for f in open_findings for fact in f.turns_on})
    asked = [_enquiry(match, report, fact, open_findings) for fact in facts]
    settling = smallest_settling(report.findings, report.best)
    return Enquiries(
        in_order=tuple(sorted(asked, key=lambda e: (tuple(-w for w in e.weight), e.fact))),
        settling=settling.facts,
        settling_is_smallest=settling.proven,
    )


def _enquiry(match: Match, report: MatchReport, fact: FactRef, open_findings: Iterable[Finding]) -> NextEnquiry:
    touched = [f for f in open_findings if fact in f.turns_on]
    others = [f for f in report.findings if fact not in f.turns_on]
    answers = _answers(match, fact, touched, others)
    detail = detail_of(match, fact.name)
    about = [e for e in match.referral.enquiries if fact.name in e.about]
    answered = {e.asked for e in about}
    return NextEnquiry(
        fact=fact,
        question=detail.question(match, fact),
        why_open=_why_open(match, fact),
        answers=answers,
        weight=_weight(report, answers, touched),
        findings=tuple(dict.fromkeys(f.title for f in touched)),
        ask=(*(r for r in detail.ask if r not in answered), *(r for r in detail.ask if r in answered)),
        awaited=tuple(e.asked for e in about if e.answered_on is None),
        could_change_the_answer=any(f.worst < report.best for f in touched),
    )


def _answers(
    match: Match, fact: FactRef, touched: Sequence[Finding], others: Sequence[Finding]
) -> tuple[PossibleAnswer, ...]:
    """Each group of answers that the findings tell apart, in the order of the values."""
    tables = [rows_of(f) for f in touched]
    floor = min((f.worst for f in others), default=Band.GOOD)
    ceiling = min((f.best for f in others), default=Band.GOOD)
    groups: dict[tuple[tuple[Band, Band], ...], list[Value]] = {}
    for group in answers_told_apart(fact, tables):
        effect = tuple(allowed(rows, {fact: group[0]}) for rows in tables)
        groups.setdefault(effect, []).extend(group)
    detail = detail_of(match, fact.name)
    in_order = {value: place for place, value in enumerate(detail.possible(match, fact))}
    answers = [
        PossibleAnswer(
            answer=detail.say(match, sorted(values, key=in_order.__getitem__)),
            worst=min(floor, *(worst for worst, _ in effect)),
            best=min(ceiling, *(best for _, best in effect)),
            settles=sum(worst is best for worst, best in effect),
            does=_does(touched, effect, fact, values[0]),
        )
        for effect, values in sorted(groups.items(), key=lambda item: min(in_order[v] for v in item[1]))
    ]
    return tuple(answers)


def _does(touched: Sequence[Finding], effect: Sequence[tuple[Band, Band]], fact: FactRef, value: Value) -> str:
    """The worst that this answer leaves possible, as the finding says it."""
    limited = min(range(len(touched)), key=lambda i: effect[i])
    fitting = [c for c in touched[limited].cases if all(value in g.values for g in c.given if g.fact == fact)]
    return min(fitting, key=lambda c: c.verdict.allows).verdict.reason


def _weight(report: MatchReport, answers: Sequence[PossibleAnswer], touched: Sequence[Finding]) -> Weight:
    raised = max(a.worst for a in answers) - report.worst
    lowered = report.best - min(a.best for a in answers)
    at_stake = [f.worst for f in touched if f.best > f.worst]
    return Weight(
        bands=raised + lowered,
        blocks=at_stake.count(Band.OUTSIDE),
        against_group=at_stake.count(Band.NOT_UNLESS),
        conditions=at_stake.count(Band.CONDITIONS),
        points=sum(f.points_high - f.points_low for f in touched),
    )


def _said(account: Account, need: Need) -> str:
    """Who said what and when: a level by its words too, since a number alone says nothing to whoever reads it."""
    on, level = account.said_on, account.level
    said = f"{level}, “{need.levels[level].rstrip('.')}”" if isinstance(level, int) else str(level)
    return f"{account.said_by.value} on {on.day} {on:%B %Y}: {said} ({account.basis.value})"


def _why_open(match: Match, fact: FactRef) -> str:
    held = match.fact(fact.subject, fact.name)
    if held is None:
        return "not asked" if fact.name in match.needs else "not recorded"
    need = match.needs[fact.name]
    said = "; ".join(_said(account, need) for account in held.accounts)
    if held.is_disputed(match.on, need.fresh_days):
        return f"sources disagree ({said})"
    if held.is_stale(match.on, need.fresh_days):
        return f"stale ({said})"
    if all(a.level is Unanswered.NOT_ASKED for a in held.accounts):
        return "not asked"
    return f"not known ({said})"
