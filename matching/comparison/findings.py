"""Which findings of two match reports differ, in what, and which changed facts they rest or turn on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum

from matching.check import MatchReport
from matching.comparison.facts import FactChange, facts_of, whose
from matching.comparison.records import records_behind
from matching.findings import FactRef, Finding
from matching.world.record import Record


class ChangeKind(StrEnum):
    """What became of one finding from the first report to the second."""

    ANSWER = "another answer"
    GROUNDS = "the same answer on other grounds"
    NEW = "in the second report only"
    GONE = "in the first report only"


class FindingChange(Record):
    """One finding that differs, as it was and as it is.

    `facts` are the changed facts it rests or turns on. None means that something else changed it: see the causes, and
    `records`, the kinds of record that it bears on where it can tell.
    """

    kind: ChangeKind
    rule: str
    about: str
    title: str
    before: Finding | None = None
    after: Finding | None = None
    facts: tuple[FactChange, ...]
    records: tuple[str, ...] = ()
    words: str


def finding_changes(before: MatchReport, after: MatchReport, facts: Sequence[FactChange]) -> Iterator[FindingChange]:
    """The findings that differ: the second report's in their order, then those in the first only."""
    for change in _changes(before, after, facts):
        pair = [f for f in (change.before, change.after) if f is not None]
        yield change.model_copy(update={"records": records_behind(pair, before, after)})


def _changes(before: MatchReport, after: MatchReport, facts: Sequence[FactChange]) -> Iterator[FindingChange]:
    first, second = _keyed(before), _keyed(after)
    for key, now in second.items():
        was = first.get(key)
        if was is None:
            yield _only(ChangeKind.NEW, now, _touching(facts, facts_of(after, now)), _called(now, after))
        elif not _same(was, now):
            touching = _touching(facts, facts_of(before, was) | facts_of(after, now))
            yield _both(was, now, touching, _called(now, after))
    for key, was in first.items():
        if key not in second:
            yield _only(ChangeKind.GONE, was, _touching(facts, facts_of(before, was)), _called(was, before))


def _called(finding: Finding, report: MatchReport) -> str:
    """A finding's title, with whom it goes from and to: the same may be found between each two children."""
    ends = [f"{word} {whose(id, report)}" for word, id in (("from", finding.source), ("to", finding.affected)) if id]
    return ", ".join([finding.title, *([" ".join(ends)] if len(ends) > 1 else [])])


def _keyed(report: MatchReport) -> dict[tuple[str, str, int], Finding]:
    """Findings under their keys, told apart by their turn where two share one."""
    turns: Counter[tuple[str, str]] = Counter()
    keyed = {}
    for finding in report.findings:
        keyed[(*finding.key, turns[finding.key])] = finding
        turns[finding.key] += 1
    return keyed


def _touching(facts: Sequence[FactChange], own: frozenset[FactRef]) -> tuple[FactChange, ...]:
    return tuple(f for f in facts if f.fact in own)


def _same(was: Finding, now: Finding) -> bool:
    """Whether they give the same answer on the same grounds, whatever accounts lie behind them."""
    return was is now or was.model_dump_json(exclude={"rests_on"}) == now.model_dump_json(exclude={"rests_on"})


def _only(kind: ChangeKind, finding: Finding, facts: tuple[FactChange, ...], called: str) -> FindingChange:
    return FindingChange(
        kind=kind,
        rule=finding.rule,
        about=finding.about,
        title=finding.title,
        before=finding if kind is ChangeKind.GONE else None,
        after=finding if kind is ChangeKind.NEW else None,
        facts=facts,
        words=f"{called}: {kind}, {finding.outcome}.",
    )


def _both(was: Finding, now: Finding, facts: tuple[FactChange, ...], called: str) -> FindingChange:
    old, new = _answer(was), _answer(now)
    kind = ChangeKind.GROUNDS if old == new else ChangeKind.ANSWER
    told = "; ".join(f"{name} “{new[name]}”, not “{old[name]}”" for name in new if new[name] != old[name])
    return FindingChange(
        kind=kind,
        rule=now.rule,
        about=now.about,
        title=now.title,
        before=was,
        after=now,
        facts=facts,
        words=f"{called}: {told or kind}.",
    )


def _answer(finding: Finding) -> dict[str, str]:
    """What makes a finding's answer, in words."""
    low, high = finding.points_low, finding.points_high
    return {
        "outcome": finding.outcome.value,
        "at worst": finding.worst.words,
        "at best": finding.best.words,
        "points": str(low) if low == high else f"{low} to {high}",
    }
