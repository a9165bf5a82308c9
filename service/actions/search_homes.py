"""Searches every home for one child, by what is public of the homes and by nothing else."""

from __future__ import annotations

from datetime import date
from typing import Annotated, NamedTuple

from pydantic import Field

from matching.check import MatchReport
from matching.findings import Band
from matching.near_misses import NearMiss, near_misses
from matching.postcodes import referrals_located
from matching.search import Found, Shortlist, search
from matching.search.find import SHOWN
from matching.world.home import Urn
from matching.world.place import Place
from matching.world.published import PublishedHome
from matching.world.record import Record
from matching.world.referral import Referral
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act, By
from service.cycles import not_looked_for
from service.records.desk import Desk
from service.records.families import Member, family, members
from service.records.published import kept_market, published
from service.records.two_steps import TwoSteps

MOST = 50
MOST_MISSES = 10


class AskSearch(Record):
    """For which child, by the referral, and how many homes and homes that nearly fit are shown at most."""

    referral: str
    at_most: Annotated[int, Field(ge=1, le=MOST)] = SHOWN
    nearest: Annotated[int, Field(ge=0, le=MOST_MISSES)] = 0


class HomeTold(Record):
    """Of one home shown: what limits it and what is open of it, each a sentence, and where it is.

    `place` and `miles_from_school` are None where one of the places is not known.
    """

    urn: Urn
    limits: tuple[str, ...]
    open: tuple[str, ...]
    place: Place | None
    miles_from_school: float | None


class HomesFound(Record):
    """The homes in order, with what keeps the others out; nothing of it is a decision.

    `belongs_with`: brothers and sisters with whom the child is to live. Then search for all of them together first.
    `told`: of each home shown, in order; `nearest`: of the homes left out, those that nearly fit, and what would open
    each. Where the child's own home or school is is None where nobody has said.
    """

    belongs_with: tuple[Member, ...]
    shortlist: Shortlist
    told: tuple[HomeTold, ...]
    nearest: tuple[NearMiss, ...]
    own_home: Place | None
    school: Place | None


class Looked(NamedTuple):
    """What is looked at: what is public of the homes, the family of the child, and on which day."""

    homes: tuple[PublishedHome, ...]
    family: tuple[Referral, ...]
    belongs_with: tuple[Member, ...]
    day: date
    at_most: int
    nearest: int


def look(desk: Desk, asked: AskSearch) -> Looked:
    """On the records of today. Who lives at a home, and what was done there, is not looked at."""
    desk.ask(Action.READ, Kind.REFERRAL, asked.referral)
    found = family(desk, asked.referral)
    others = members(desk, found)[1:]
    return Looked(published(desk), tuple(found.values()), others, desk.day, asked.at_most, asked.nearest)


def work_out(looked: Looked) -> HomesFound:
    """The search itself, which takes a while."""
    child, *others = looked.family
    homes = kept_market(looked.homes, child.start)
    with not_looked_for():
        found = search(homes, child, looked.day, others, shown=looked.at_most, misses=looked.nearest)
    (located,) = referrals_located((child,))
    return HomesFound(
        belongs_with=looked.belongs_with,
        shortlist=found.shortlist,
        told=_told(found, located),
        nearest=near_misses(found),
        own_home=located.child.home_place,
        school=located.education.school_place,
    )


def _told(found: Found, referral: Referral) -> tuple[HomeTold, ...]:
    school = referral.education.school_place
    checked = zip(found.matches, found.reports, strict=True)
    return tuple(_home_told(report, match.home.place, school) for match, report in checked)


def _home_told(report: MatchReport, place: Place | None, school: Place | None) -> HomeTold:
    limits = sorted((f for f in report.findings if f.best is not Band.GOOD), key=lambda f: f.best)
    still_open = sorted((f for f in report.findings if f.worst < f.best), key=lambda f: f.worst)
    return HomeTold(
        urn=report.urn,
        limits=tuple(dict.fromkeys(f.reason for f in limits)),
        open=tuple(dict.fromkeys(f.reason for f in still_open)),
        place=place,
        miles_from_school=None if place is None or school is None else place.miles_to(school),
    )


search_homes = TwoSteps(look, work_out)

ACT = Act(
    "search homes",
    Kind.REFERRAL,
    Action.READ,
    AskSearch,
    HomesFound,
    search_homes,
    by=By.AUTHORITY,
    reads=True,
)
