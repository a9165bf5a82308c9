"""What a home has asked and learnt of a referred child, and the referral with all of it put in.

It is the home's own: it is written neither into the authority's record nor for another home.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, NamedTuple

from pydantic import AwareDatetime, Field
from sqlalchemy import Select, select

from matching.world.child import DayCare, Heard, NightCare, Sex, TaskNeeded, View
from matching.world.facts import Fact, Role
from matching.world.place import Place
from matching.world.record import Ident, Record, Text
from matching.world.referral import (
    AreaToAvoid,
    Contact,
    Enquiry,
    FamilyMember,
    PastPlacement,
    Referral,
    ShortBreakRecord,
    SiblingBond,
)
from service.records.day_there import day_there
from service.records.joining import joined, with_facts
from service.records.versions import in_force
from service.store.opening import Transaction
from service.store.rows import HomeEnquiryRow, HomeEnquiryVersionRow


class How(StrEnum):
    """How somebody was asked or answered."""

    TELEPHONE = "by telephone"
    IN_PERSON = "in person"
    MEETING = "at a meeting"
    VIDEO = "by video call"
    WRITING = "in writing"


class OfChild(Record):
    """What was learnt of a child. None: nothing was said of it."""

    date_of_birth: date | None = None
    sex: Sex | None = None
    day_care: DayCare | None = None
    night_care: NightCare | None = None
    clinical_tasks: tuple[TaskNeeded, ...] | None = None
    school: Text | None = None
    home_place: Place | None = None


class OfReferral(Record):
    """What was learnt of a referral. None: nothing was said of it. Empty: asked, and there are none."""

    expected_nights: Annotated[int, Field(ge=1, le=6600)] | None = None
    notice_hours: Annotated[int, Field(ge=0)] | None = None
    legal_status: Text | None = None
    family: tuple[FamilyMember, ...] | None = None
    contact: tuple[Contact, ...] | None = None
    siblings: tuple[SiblingBond, ...] | None = None
    avoid: tuple[AreaToAvoid, ...] | None = None
    history: tuple[PastPlacement, ...] | None = None
    identity_needs: tuple[Ident, ...] | None = None
    previous_breaks: tuple[ShortBreakRecord, ...] | None = None
    brings_animal: Text | None = None


class HomeEnquiry(Record):
    """Somebody asked about the child: whom, how and when; with the answer, what was learnt."""

    asked: Role
    whom: Text | None = None
    """The name of who was asked."""
    how: How
    asked_at: AwareDatetime
    about: tuple[Ident, ...] = ()
    """Needs of the catalogue and other matters, by their names."""
    question: Text | None = None
    answered_at: AwareDatetime | None = None
    """None: the answer is awaited."""
    answered_how: How | None = None
    said: Text | None = None
    """The answer, in the words of who gave it."""
    facts: tuple[Fact, ...] = ()
    """Each account in them is that of who answered, on the day of the answer."""
    of_child: OfChild = OfChild()
    of_referral: OfReferral = OfReferral()
    wishes: View | None = None
    papers: tuple[Ident, ...] = ()
    """Papers that came with the answer."""

    def as_enquiry(self) -> Enquiry:
        """The enquiry as the engine looks at it."""
        answered_on = None if self.answered_at is None else day_there(self.answered_at)
        return Enquiry(
            asked=self.asked,
            asked_on=day_there(self.asked_at),
            about=self.about,
            answered_on=answered_on,
            said=self.said,
        )


class Logged(NamedTuple):
    """An enquiry as it stands, by the id of its row."""

    id: str
    enquiry: HomeEnquiry


def made_by(home: str, referral: str) -> Select[str]:
    """The ids of the enquiries that a home made about a referral."""
    chosen = (HomeEnquiryRow.home_id == home) & (HomeEnquiryRow.referral_id == referral)
    return select(HomeEnquiryRow.id).where(chosen)


def learnt(t: Transaction, home: str, referral: str, day: date) -> tuple[Logged, ...]:
    """Every enquiry of the home about the referral as it stood on that day, in the order they were made."""
    parent = HomeEnquiryVersionRow.home_enquiry_id
    rows = in_force(t, HomeEnquiryVersionRow, parent, made_by(home, referral), day)
    made = (Logged(id, HomeEnquiry.model_validate_json(t.words(row, "record"))) for id, row in rows.items())
    return tuple(sorted(made, key=lambda logged: (logged.enquiry.asked_at, logged.id)))


def with_learnt(referral: Referral, enquiries: Iterable[HomeEnquiry]) -> Referral:
    """The referral with what the home has learnt beside what it was told."""
    made = tuple(enquiries)
    child = with_facts(referral.child, (fact for each in made for fact in each.facts))
    views = (referral.wishes, *(each.wishes for each in made))
    return joined(referral, *(dict(each.of_referral) for each in made)).model_copy(
        update={
            "child": joined(child, *(dict(each.of_child) for each in made)),
            "enquiries": (*referral.enquiries, *(each.as_enquiry() for each in made)),
            "wishes": _last_heard([view for view in views if view is not None]),
            "papers": _papers(referral, made),
        }
    )


def _last_heard(views: Sequence[View]) -> View | None:
    """What the child said or showed last; where nobody has asked, why not."""
    return max(views, key=lambda view: (view.heard is not Heard.NOT_YET_ASKED, view.on), default=None)


def _papers(referral: Referral, enquiries: Sequence[HomeEnquiry]) -> tuple[str, ...] | None:
    came = [paper for enquiry in enquiries for paper in enquiry.papers]
    return tuple(dict.fromkeys((*(referral.papers or ()), *came))) if came else referral.papers
