"""What would make it a match: the smallest sets of changes that turn the answer, each one checked again.

Only what a home or an authority can do is a change. What is not known is not remedied but asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from matching.check import MatchReport, conditions_of
from matching.findings import Band, Condition, Outcome
from matching.lever import Change
from matching.match import Match
from matching.rule import Rule
from matching.rules import RULES
from matching.turning import Measured, Proposal, Search
from matching.world.facts import Role
from matching.world.record import Record


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
    gave_up: bool = False
    """Whether the search ended before it had tried every set that might turn the answer."""

    @property
    def needed(self) -> bool:
        """Whether there was anything to remedy."""
        return bool(self.before[1] < Band.CONDITIONS or self.alternatives or self.beyond)


def remedies(match: Match, report: MatchReport, at_most: int = 3, rules: Sequence[Rule] = RULES) -> Remedies:
    """The smallest sets of changes that lift the best answer still possible to the next band that means something.

    From "outside" and "not unless" that is "possible with conditions"; from there it is to have every condition that a
    change can meet in place, before the first night. `rules` are those that the report was made by.
    """
    target = Band.GOOD if report.best >= Band.CONDITIONS else Band.CONDITIONS
    search = Search(match, report, target, rules)
    beyond = search.beyond() if target is Band.CONDITIONS else []
    found = [] if beyond else _alternatives(search)
    return Remedies(
        before=(report.worst, report.best),
        target=target,
        alternatives=tuple(_told(match, p) for p in found[:at_most]),
        beyond=tuple(f"{f.title}: {f.reason}" for f in beyond),
        gave_up=search.gave_up,
    )


def _alternatives(search: Search) -> list[Proposal]:
    """The best set by each order of the three measures, without any that another beats; cheapest first."""
    orders = (
        (Measured.WEEKLY, Measured.NUMBER, Measured.DAYS, Measured.ONCE),
        (Measured.NUMBER, Measured.WEEKLY, Measured.DAYS, Measured.ONCE),
        (Measured.DAYS, Measured.WEEKLY, Measured.NUMBER, Measured.ONCE),
    )
    proposals = [p for p in map(search.best, orders) if p is not None and p.changes]
    found = list({frozenset(c.id for c in p.changes): p for p in proposals}.values())
    kept = [p for p in found if not any(_beats(o.measures, p.measures) for o in found if o is not p)]
    return sorted(kept, key=lambda p: p.measures)


def _beats(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether one is no worse in cost, days and number and better in one; once-off cost breaks a tie of all three."""
    if one[:3] == other[:3]:
        return one[3] < other[3]
    return all(a <= b for a, b in zip(one[:3], other[:3], strict=True))


def _told(match: Match, proposal: Proposal) -> Alternative:
    weekly, days, _, once = proposal.measures
    home, offered = match.home, match.referral.offered_weekly_pounds
    open_findings = proposal.report.outcome(Outcome.NOT_KNOWN)
    return Alternative(
        steps=tuple(_step(match, c) for c in proposal.changes),
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
