"""What would make it a match: the smallest sets of changes that turn the answer, each one checked again.

Only what a home or an authority can do is a change. What is not known is not remedied but asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from matching.check import MatchReport, check_match, conditions_of
from matching.findings import Band, Condition, Finding, Outcome
from matching.lever import Change, FindingKey, openings_of
from matching.levers import LEVERS
from matching.levers.start_later import later_start
from matching.match import Match, open_match
from matching.optimise.choose import Choice, Level, Measure, best_choice
from matching.world.facts import Role
from matching.world.record import Record

ROUNDS = 40
"""Proposals tried for one order of levels before giving up; each failed one teaches the next."""


class Step(Record):
    """One change of an alternative."""

    id: str
    lever: str
    what: str
    by: Role
    ready_on: date
    weekly_pounds: int
    one_off_pounds: int


class Alternative(Record):
    """A set of changes that turns the answer, as the match check itself found in the changed world."""

    steps: tuple[Step, ...]
    start: date
    """The first night with these changes; later than asked for where that is one of them."""
    days: int
    """Days until the last of them is in place."""
    weekly_pounds: int
    one_off_pounds: int
    left_of_fee: int | None
    """What is left each week of the fee offered, after the home's own fee and these changes. None: not known."""
    left_of_budget: int | None
    """What is left each week of what the manager may commit. None: not recorded. Below 0 it needs approval."""
    worst: Band
    best: Band
    still_open: int
    """Findings that stay not known: for people to answer, not for changes."""
    not_known: tuple[str, ...]
    conditions: tuple[Condition, ...]
    """What must still be in place with these changes made, soonest first."""


class Remedies(Record):
    """Up to three alternatives, none of which is beaten by another in cost, days and number at once."""

    before: tuple[Band, Band]
    target: Band
    alternatives: tuple[Alternative, ...]
    beyond: tuple[str, ...]
    """Findings that no change on the list answers, in words."""

    @property
    def needed(self) -> bool:
        """Whether there was anything to remedy."""
        return bool(self.alternatives or self.beyond)


@dataclass(frozen=True)
class _Proposal:
    chosen: tuple[int, ...]
    match: Match
    report: MatchReport


def remedies(match: Match, report: MatchReport, at_most: int = 3) -> Remedies:
    """The smallest sets of changes that lift the best answer still possible to the next band that means something.

    From "outside" and "not unless" that is "possible with conditions"; from there it is to have every condition that a
    change can meet in place, before the first night.
    """
    target = Band.GOOD if report.best >= Band.CONDITIONS else Band.CONDITIONS
    in_the_way = _in_the_way(report, target)
    changes = _changes(match, in_the_way)
    beyond = [f for f in in_the_way if not any(f.key in c.answers for c in changes)]
    if target is Band.GOOD:
        in_the_way, beyond = [f for f in in_the_way if f not in beyond], []
    found = [] if beyond or not in_the_way else _alternatives(match, in_the_way, changes, target)
    return Remedies(
        before=(report.worst, report.best),
        target=target,
        alternatives=tuple(_told(match, changes, p) for p in found[:at_most]),
        beyond=tuple(f"{f.title}: {f.reason}" for f in beyond),
    )


def _in_the_way(report: MatchReport, target: Band) -> list[Finding]:
    return [f for f in report.findings if f.best < target]


def _changes(match: Match, findings: Iterable[Finding]) -> tuple[Change, ...]:
    """Every change that answers something, with a later start for each that is not ready in time."""
    openings = openings_of(findings)
    found = [c for lever in LEVERS for c in lever.options(match, openings)]
    too_late = {c.ready_on(match.on) for c in found if c.start is None and c.ready_on(match.on) > match.start}
    known = {c.start for c in found}
    found += [c for day in sorted(too_late - known) for c in later_start(match, day)]
    return tuple(sorted(found, key=lambda c: c.id))


def _alternatives(
    match: Match, in_the_way: Sequence[Finding], changes: Sequence[Change], target: Band
) -> list[_Proposal]:
    """The best set by each order of the three measures, without any that another beats; cheapest first."""
    number, weekly, days, once = _levels(match, changes)
    orders = ((weekly, number, days, once), (number, weekly, days, once), (days, weekly, number, once))
    found: dict[tuple[int, ...], _Proposal] = {}
    for levels in orders:
        proposal = _search(match, in_the_way, changes, target, levels)
        if proposal is None:
            return []
        found.setdefault(proposal.chosen, proposal)
    scores = {c: _measures(match, changes, p) for c, p in found.items()}
    kept = [c for c in found if not any(_beats(scores[o], scores[c]) for o in found if o != c)]
    return [found[c] for c in sorted(kept, key=lambda c: scores[c])]


def _levels(match: Match, changes: Sequence[Change]) -> tuple[Level, Level, Level, Level]:
    return (
        Level("number", tuple(1 for _ in changes)),
        Level("weekly pounds", tuple(c.weekly_pounds for c in changes)),
        Level("days", tuple(_days(match, c) for c in changes), Measure.LARGEST),
        Level("one-off pounds", tuple(c.one_off_pounds for c in changes)),
    )


def _days(match: Match, change: Change) -> int:
    """Days until a change counts: a later start counts for as long as the child waits."""
    return change.days if change.start is None else (change.start - match.on).days


def _search(
    match: Match, in_the_way: Sequence[Finding], changes: Sequence[Change], target: Band, levels: tuple[Level, ...]
) -> _Proposal | None:
    """Propose the best set, run the check with it, and where something still stands in the way demand more."""
    demands = [_answering(changes, f.key) for f in in_the_way]
    starts = [i for i, c in enumerate(changes) if c.start is not None]
    late = [(i, _late_enough(match, changes, i, starts)) for i, c in enumerate(changes) if _is_late(match, c)]
    for _ in range(ROUNDS):
        choice = Choice(len(changes), tuple(demands), (starts,), tuple(late), levels)
        chosen = best_choice(choice)
        if chosen is None:
            return None
        changed = _with(match, [changes[i] for i in chosen])
        report = check_match(changed)
        left = _left(report, changes, target)
        if not left:
            return _Proposal(chosen, changed, report)
        demands += [_answering(changes, f.key) - set(chosen) for f in left]
        if not all(demands):
            return None
    return None


def _answering(changes: Sequence[Change], finding: FindingKey) -> set[int]:
    return {i for i, c in enumerate(changes) if finding in c.answers}


def _is_late(match: Match, change: Change) -> bool:
    return change.start is None and change.ready_on(match.on) > match.start


def _late_enough(match: Match, changes: Sequence[Change], late: int, starts: Iterable[int]) -> list[int]:
    ready = changes[late].ready_on(match.on)
    return [i for i in starts if (changes[i].start or match.start) >= ready]


def _with(match: Match, changes: Iterable[Change]) -> Match:
    """The same question in the world with the changes made."""
    world = match.world
    for change in changes:
        world = change.apply(world)
    return open_match(world, match.referral.id, match.home.urn, match.on, match.catalogue, match.policy)


def _left(report: MatchReport, changes: Sequence[Change], target: Band) -> list[Finding]:
    """What still stands in the way; for a good match, only what some change could have met."""
    left = _in_the_way(report, target)
    if target is Band.GOOD:
        left = [f for f in left if _answering(changes, f.key)]
    return left


def _measures(match: Match, changes: Sequence[Change], proposal: _Proposal) -> tuple[int, int, int, int]:
    chosen = [changes[i] for i in proposal.chosen]
    return (
        sum(c.weekly_pounds for c in chosen),
        max(_days(match, c) for c in chosen),
        len(chosen),
        sum(c.one_off_pounds for c in chosen),
    )


def _beats(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether one is no worse in cost, days and number and better in one; once-off cost breaks a tie of all three."""
    if one[:3] == other[:3]:
        return one[3] < other[3]
    return all(a <= b for a, b in zip(one[:3], other[:3], strict=True))


def _told(match: Match, changes: Sequence[Change], proposal: _Proposal) -> Alternative:
    chosen = [changes[i] for i in proposal.chosen]
    weekly, days, _, once = _measures(match, changes, proposal)
    home, offered = match.home, match.referral.offered_weekly_pounds
    open_findings = proposal.report.outcome(Outcome.NOT_KNOWN)
    return Alternative(
        steps=tuple(_step(match, c) for c in chosen),
        start=proposal.match.start,
        days=days,
        weekly_pounds=weekly,
        one_off_pounds=once,
        left_of_fee=None if offered is None or home.fee is None else offered - home.fee.weekly_pounds - weekly,
        left_of_budget=None if home.manager_budget is None else home.manager_budget.weekly_pounds - weekly,
        worst=proposal.report.worst,
        best=proposal.report.best,
        still_open=len(open_findings),
        not_known=tuple(dict.fromkeys(f.title for f in open_findings)),
        conditions=conditions_of(proposal.report),
    )


def _step(match: Match, change: Change) -> Step:
    return Step(
        id=change.id,
        lever=change.lever,
        what=change.what,
        by=change.by,
        ready_on=match.on + timedelta(days=change.days),
        weekly_pounds=change.weekly_pounds,
        one_off_pounds=change.one_off_pounds,
    )
