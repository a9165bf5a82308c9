"""The review of the home's location and premises is in date on the first night."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial

from matching.columns.bounds import Bounds, any_of, fails_to
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.screen import Screen, told
from matching.details.home import LOCATION_ASSESSED
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.home import LocationAssessment

ID = "location-assessment"
SOURCE = (
    "Project judgement: homes' manuals ask for a review at least yearly, after the Children's Homes (England) "
    "Regulations 2015, reg 46"
)
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.HOME
POINTS = 0
NOTHING = "The review is asked of every match."


def questions(match: Match) -> Iterable[Question]:
    """One question of every match."""
    yield Question(_judge, alike=(match.home.location,))


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """One screen."""
    lasts = timedelta(days=columns.policy["location_review_days"])
    starts, reviewed = columns.children.starts, columns.homes.location_reviewed_on
    yield told(starts, reviewed, partial(_screened, lasts=lasts, on=columns.on))


def _screened(start: date, reviewed: date | None, lasts: timedelta, on: date) -> Bounds:
    """A review not told of may be of today, or of long ago."""
    days = (date.min, on) if reviewed is None else (reviewed,)
    return fails_to(Band.CONDITIONS, any_of(day + lasts >= start for day in days))


def _judge(known: Known) -> Verdict:
    match = known.match
    lasts = timedelta(days=match.policy["location_review_days"])

    def in_date(review: LocationAssessment) -> bool:
        return review.done_on + lasts >= match.start

    if known.whether(FactRef(match.home.urn, LOCATION_ASSESSED), in_date):
        return met(f"The location and premises were reviewed within the last {lasts.days} days before the first night.")
    review = Condition.of(
        what="Review the location and premises, with the placing authority's knowledge of the child in mind.",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap.of(kind=GapKind.RECORD, part="location assessment"),
    )
    reason = f"The review of the location is more than {lasts.days} days old on the first night."
    return not_met(reason, Band.CONDITIONS, review)
