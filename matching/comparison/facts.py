"""What became of the facts behind a match between two reports: heard, dropped, gone stale, disputed, settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from matching.check import MatchReport
from matching.findings import FactRef, Finding, Source
from matching.world.catalogue import standard_catalogue
from matching.world.record import Record

HOME = "the home"
"""Stands for a report's own home among subjects, so that the same matter of two homes is the same fact."""


class FactChangeKind(StrEnum):
    """What became of one fact from the first report to the second."""

    HEARD = "a new account"
    DROPPED = "an account no longer held"
    STALE = "an account now too old to stand on"
    FRESH = "an account that can be stood on again"
    DISPUTED = "accounts now disagree"
    AGREED = "accounts no longer disagree"
    OPENED = "now leaves the answer open"
    SETTLED = "no longer leaves the answer open"
    ASKED = "looked at in the second report only"
    NOT_ASKED = "looked at in the first report only"


class FactChange(Record):
    """One change of one fact; `account` is the account concerned, where it is about one."""

    fact: FactRef
    kind: FactChangeKind
    words: str
    account: Source | None = None


class _Seen(NamedTuple):
    """What one report looked at: its facts, those that leave it open, and its accounts without their marks."""

    facts: frozenset[FactRef]
    open: frozenset[FactRef]
    accounts: Mapping[Source, Source]
    disputed: frozenset[FactRef]


def fact_changes(before: MatchReport, after: MatchReport) -> tuple[FactChange, ...]:
    """Every change of a fact from one report to the other, ordered by the fact and then by kind.

    A report holds only what it looked at. Of a fact that the first did not look at, an account counts as new only if
    it was given after the day of that report, and whatever is too old or disputed in the second is said to be so now.
    """
    first, second = _seen(before), _seen(after)
    found: list[FactChange] = []
    for fact in sorted(first.facts | second.facts):
        who = whose(fact.subject, before, after)
        changes = [*_accounts(fact, first, second, before), *_marks(fact, first, second)]
        changes = changes or list(_looks(fact, first, second))
        found += [FactChange(fact=fact, kind=k, words=_words(fact, who, k, a), account=a) for k, a in changes]
    return tuple(found)


def facts_of(report: MatchReport, finding: Finding) -> frozenset[FactRef]:
    """The facts that a finding rests or turns on, its own home told as HOME."""
    return frozenset(_of_home(f, report) for f in (*finding.turns_on, *(s.fact for s in finding.rests_on)))


def _of_home(fact: FactRef, report: MatchReport) -> FactRef:
    return fact._replace(subject=HOME) if fact.subject == report.urn else fact


def _seen(report: MatchReport) -> _Seen:
    shown = [s.model_copy(update={"fact": _of_home(s.fact, report)}) for f in report.findings for s in f.rests_on]
    return _Seen(
        facts=frozenset().union(*(facts_of(report, f) for f in report.findings)),
        open=frozenset(_of_home(fact, report) for f in report.findings for fact in f.turns_on),
        accounts={s.model_copy(update={"stale": False, "disputed": False}): s for s in shown},
        disputed=frozenset(s.fact for s in shown if s.disputed),
    )


Change = tuple[FactChangeKind, Source | None]


def _accounts(fact: FactRef, first: _Seen, second: _Seen, before: MatchReport) -> Iterator[Change]:
    was = {key: s for key, s in first.accounts.items() if s.fact == fact}
    now = {key: s for key, s in second.accounts.items() if s.fact == fact}
    new = [now[key] for key in now if key not in was]
    yield from ((FactChangeKind.HEARD, s) for s in new if fact in first.facts or s.said_on > before.on)
    if fact in second.facts:
        yield from ((FactChangeKind.DROPPED, was[key]) for key in was if key not in now)
    aged = [s for key, s in now.items() if s.stale and not (was[key].stale if key in was else fact in first.facts)]
    yield from ((FactChangeKind.STALE, s) for s in aged)
    yield from ((FactChangeKind.FRESH, now[key]) for key in was if was[key].stale and key in now and not now[key].stale)


def _marks(fact: FactRef, first: _Seen, second: _Seen) -> Iterator[Change]:
    if fact in second.facts and (fact in first.disputed) is not (fact in second.disputed):
        yield (FactChangeKind.DISPUTED if fact in second.disputed else FactChangeKind.AGREED), None
    if (fact in first.open) is not (fact in second.open):
        yield (FactChangeKind.OPENED if fact in second.open else FactChangeKind.SETTLED), None


def _looks(fact: FactRef, first: _Seen, second: _Seen) -> Iterator[Change]:
    if (fact in first.facts) is not (fact in second.facts):
        yield (FactChangeKind.ASKED if fact in second.facts else FactChangeKind.NOT_ASKED), None


def whose(subject: str, *reports: MatchReport) -> str:
    """How the reports call the child or the home that something is about: they do not say the newcomer's name."""
    names = {section.child: section.name for report in reports for section in report.sections}
    return HOME if subject == HOME else names.get(subject, "the child referred")


@cache
def _needs() -> Mapping[str, str]:
    """Needs and circumstances as the forms call them."""
    return {need.id: need.name[:1].lower() + need.name[1:] for need in standard_catalogue().needs}


def _words(fact: FactRef, who: str, kind: FactChangeKind, account: Source | None) -> str:
    matter = _needs().get(fact.name, fact.name.replace("_", " "))
    part = f" ({fact.part.replace('_', ' ')})" if fact.part else ""
    said = ""
    if account is not None:
        level = f"level {account.level}" if account.level.isdigit() else account.level
        said = f": {level}, by {account.said_by} on {account.said_on.isoformat()}, as {account.basis}"
    return f"{matter}{part}, {who}: {kind}{said}"
