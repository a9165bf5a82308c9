"""The readiness plan: what must be in place before the child arrives, by whom and when, and how they are welcomed."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Annotated

from pydantic import Field, TypeAdapter

from matching.check import MatchReport, conditions_of
from matching.match import Match
from matching.remedies import Alternative
from matching.world.catalogue import read_data
from matching.world.facts import Role
from matching.world.record import Record, Text
from matching.world.referral import Urgency

Days = Annotated[int, Field(ge=0, le=365)]


class WelcomeStep(Record):
    """One step of a welcome, counted in days before or after the first night."""

    what: Text
    by: Role
    days_before: Days = 0
    days_after: Days = 0
    emergency: bool
    """Whether there is time for it in an emergency too."""


class Task(Record):
    """One thing to be done. `weekly_pounds` and `one_off_pounds` are nought where it costs only time."""

    what: str
    by: Role
    due: date
    overdue: bool
    """Whether its day had already passed on the day of the assessment, so that it must be done at once."""
    weekly_pounds: int = 0
    one_off_pounds: int = 0


class ReadinessPlan(Record):
    """Tasks in the order of their days."""

    referral: str
    urn: str
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
    steps = chosen.steps if chosen else ()
    return ReadinessPlan(
        referral=match.referral.id,
        urn=match.home.urn,
        start=start,
        changes=tuple(
            _task(match, s.what, s.by, s.ready_on, s.weekly_pounds, s.one_off_pounds)
            for s in sorted(steps, key=lambda s: (s.ready_on, s.id))
        ),
        conditions=tuple(_task(match, c.what, c.by, c.due) for c in conditions),
        welcome=_welcome(match, start),
        not_known=open_titles,
    )


def _task(match: Match, what: str, by: Role, due: date, weekly: int = 0, once: int = 0) -> Task:
    return Task(what=what, by=by, due=due, overdue=due < match.on, weekly_pounds=weekly, one_off_pounds=once)


def _welcome(match: Match, start: date) -> tuple[Task, ...]:
    interests = " and ".join(match.child.interests) or "what the child says they like"
    in_haste = match.referral.urgency is Urgency.EMERGENCY
    return tuple(
        _task(match, s.what.format(interests=interests), s.by, start + timedelta(days=s.days_after - s.days_before))
        for s in welcome_steps()
        if s.emergency or not in_haste
    )
