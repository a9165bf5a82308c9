"""The readiness plan: what must be in place before the child arrives, by whom and when, and how they are welcomed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import Annotated

from pydantic import Field, TypeAdapter

from matching.check import MatchReport, conditions_of
from matching.findings import Condition, Gap
from matching.lever import Opening
from matching.levers import LEVERS
from matching.match import Match
from matching.remedies import Alternative, Step
from matching.world.catalogue import read_data
from matching.world.facts import Role
from matching.world.record import Record, Text
from matching.world.referral import Urgency

Days = Annotated[int, Field(ge=0, le=365)]


class WelcomeStep(Record):
    """One step of a welcome, counted in days before or after the first night."""

    what: Text
    by: Role
    before_decision: bool = False
    """Whether it comes before anybody decides, so that no day before the first night can be given."""
    days_before: Days = 0
    days_after: Days = 0
    emergency: bool
    """Whether there is time for it in an emergency too."""


class Task(Record):
    """One thing to be done. `weekly_pounds` and `one_off_pounds` are nought where it costs only time."""

    what: str
    by: Role
    due: date
    days: int = 0
    """How long it takes at the shortest; 0 where it is done in a day."""
    before_decision: bool = False
    """Whether it is done before the decision; `due` is then the day of the assessment."""
    overdue: bool
    """Whether its day had already passed on the day of the assessment, so that it must be done at once."""
    weekly_pounds: int = 0
    one_off_pounds: int = 0

    @property
    def begin(self) -> date:
        """The last day to begin on so that it is in place by its day; it may have passed."""
        return self.due - timedelta(days=self.days)


class ReadinessPlan(Record):
    """Tasks in the order of their days, what comes before the decision first."""

    referral: str
    urn: str
    on: date
    """The day of the assessment."""
    start: date
    changes: tuple[Task, ...]
    """What was chosen to make it a match."""
    conditions: tuple[Task, ...]
    """What must be in place besides."""
    welcome: tuple[Task, ...]
    not_known: tuple[str, ...]
    """What nobody has answered yet: each needs an answer, or the manager's reason for accepting without."""


@cache
def welcome_steps() -> tuple[WelcomeStep, ...]:
    """The steps of a welcome that ship with the engine, in order."""
    steps = read_data("welcome.toml")["step"]
    return TypeAdapter(tuple[WelcomeStep, ...]).validate_python(steps, strict=False)


def readiness(match: Match, report: MatchReport, chosen: Alternative | None = None) -> ReadinessPlan:
    """The plan for a match as it stands, or with one of its remedies chosen."""
    start = chosen.start if chosen else match.start
    conditions = chosen.conditions if chosen else conditions_of(report)
    open_titles = chosen.not_known if chosen else tuple(dict.fromkeys(f.title for f in report.findings if f.cases))
    return ReadinessPlan(
        referral=match.referral.id,
        urn=match.home.urn,
        on=match.on,
        start=start,
        changes=_in_order(_change(match, s, start) for s in (chosen.steps if chosen else ())),
        conditions=_in_order(_condition(match, c) for c in conditions),
        welcome=_in_order(_welcome(match, start)),
        not_known=open_titles,
    )


def _in_order(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """Each task once: what comes before the decision, then by its day; of those of one day, what begins first."""
    return tuple(sorted(dict.fromkeys(tasks), key=lambda t: (not t.before_decision, t.due, t.begin)))


def _change(match: Match, step: Step, start: date) -> Task:
    """A change is needed by the first night, and may begin as late as still leaves its days."""
    days = (step.ready_on - match.on).days
    return Task(
        what=step.what,
        by=step.by,
        due=max(step.ready_on, start) if days else step.ready_on,
        days=days,
        overdue=False,
        weekly_pounds=step.weekly_pounds,
        one_off_pounds=step.one_off_pounds,
    )


def _condition(match: Match, condition: Condition) -> Task:
    late = condition.due < match.on
    days = 0 if condition.gap is None else _days(match, condition.gap)
    return Task(what=condition.what, by=condition.by, due=condition.due, days=days, overdue=late)


def _days(match: Match, gap: Gap) -> int:
    """How long the quickest lever takes to close a gap; 0 where there is none."""
    openings = [Opening(("", ""), gap)]
    changes = [c for lever in LEVERS for c in lever.options(match, openings) if c.start is None]
    return min((c.days for c in changes), default=0)


def _welcome(match: Match, start: date) -> Iterable[Task]:
    interests = " and ".join(match.child.interests) or "what the child says they like"
    in_haste = match.referral.urgency is Urgency.EMERGENCY
    for step in welcome_steps():
        due = match.on if step.before_decision else start + timedelta(days=step.days_after - step.days_before)
        if step.emergency or not in_haste:
            yield Task(
                what=step.what.format(interests=interests),
                by=step.by,
                due=due,
                before_decision=step.before_decision,
                overdue=due < match.on,
            )
