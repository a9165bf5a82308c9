"""A referral: a child for whom a placing authority asks for a home, and everything learnt about them so far."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from matching.world.child import Child, View
from matching.world.facts import Role
from matching.world.home import Urn
from matching.world.place import Place
from matching.world.record import Day, Ident, Record, Text
from matching.world.statement import StayKind

Miles = Annotated[int, Field(ge=0, le=500)]


class Urgency(StrEnum):
    """How the stay comes about. An emergency is needed within 24 hours or without the usual planning."""

    PLANNED = "planned"
    EMERGENCY = "emergency"


class Bond(StrEnum):
    """Whether brothers and sisters are to live together."""

    MUST = "must live together"
    SHOULD = "should live together"
    MUST_NOT = "must not live together"


class SiblingBond(Record):
    """One brother or sister, what has been decided about living together, and who says so."""

    child: Ident
    bond: Bond
    said_by: Role
    why: Text
    lives_elsewhere: Text | None = None
    """Where they live, when they are neither referred nor in any home of this world. None: they are held here."""


class FamilyMember(Record):
    """Somebody in the child's family, or who cared for the child as family."""

    who: Text
    """What they are to the child, and their name where it helps: "mother", "nan, Rose"."""
    holds_parental_responsibility: bool | None = None
    """None: not known."""
    note: Text | None = None


class AreaToAvoid(Record):
    """A place the child should be kept away from."""

    name: Text
    place: Place | None = None
    within_miles: Miles = 5
    why: Text


class Contact(Record):
    """Family time: with whom, how often, and how far they can travel."""

    who: Text
    times_a_month: Annotated[int, Field(ge=0, le=31)]
    place: Place | None = None
    furthest_miles: Miles | None = None
    must_not_know_address: bool = False


class Education(Record):
    """School year and whether the present school should be kept. None: not known."""

    year_group: Annotated[int, Field(ge=-1, le=14)] | None = None
    """-1 nursery, 0 reception, 1 to 13; Key Stage 4 is years 10 and 11."""
    keep_school: bool | None = None
    school_place: Place | None = None
    has_plan: bool | None = None
    """Whether there is an education, health and care plan."""


class PastPlacement(Record):
    """An earlier home and why it ended."""

    kind: Text
    began: date
    ended: date | None = None
    why_it_ended: Text | None = None


class Enquiry(Record):
    """A person asked about the child: when, about what, and what they said. No answer yet means awaited."""

    asked: Role
    asked_on: date
    about: tuple[Ident, ...] = ()
    answered_on: date | None = None
    said: Text | None = None


class ApprovalKind(StrEnum):
    """Approvals and agreements that a placement may need from a named person."""

    OUT_OF_AREA = "placement outside the authority's area"
    AT_A_DISTANCE = "placement at a distance"
    KEY_STAGE_4 = "move that disrupts Key Stage 4 education"
    LEGAL_BASIS = "change of legal basis for short breaks"
    SEPARATE_SIBLINGS = "brothers or sisters living apart"
    AREA_TO_AVOID = "living in an area that the child should be kept away from"


class Approval(Record):
    """An approval given: what for, by whom, when."""

    kind: ApprovalKind
    by: Role
    name: Text
    on: date


class ShortBreakRecord(Record):
    """Nights already spent on short breaks: each stay by its first night and number of nights, and where."""

    first_night: Day
    nights: Annotated[int, Field(ge=1, le=366)]
    urn: Urn | None = None
    """The home. None: not known, or no home with a URN."""


class Referral(Record):
    """A child referred. Anything that is None is not known."""

    id: Ident
    child: Child
    placing_authority: Text
    received_on: date
    urgency: Urgency
    kind: StayKind
    start: Day
    """The first night asked for."""
    expected_nights: Annotated[int, Field(ge=1, le=6600)] | None = None
    notice_hours: Annotated[int, Field(ge=0)] | None = None
    """For an emergency: hours between the request and arrival."""
    known_to_home: tuple[Ident, ...] = ()
    """URNs of homes where the child has stayed before."""
    legal_status: Text | None = None
    education: Education = Education()
    family: tuple[FamilyMember, ...] | None = None
    """None: not asked."""
    contact: tuple[Contact, ...] | None = None
    siblings: tuple[SiblingBond, ...] | None = None
    """None: not asked. Empty: asked, and there are none about whom living together has to be decided."""
    avoid: tuple[AreaToAvoid, ...] | None = None
    """None: not asked. Empty: asked, and there are none."""
    history: tuple[PastPlacement, ...] | None = None
    """Earlier homes in care. None: not asked. Empty: this is the first."""
    wishes: View | None = None
    identity_needs: tuple[Ident, ...] | None = None
    """Declared needs of culture, language, faith or diet that a home can meet. None: not asked."""
    papers: tuple[Ident, ...] | None = None
    """Papers received, by their ids in `data/papers.toml`. None: nobody has noted what came."""
    enquiries: tuple[Enquiry, ...] = ()
    approvals: tuple[Approval, ...] = ()
    previous_breaks: tuple[ShortBreakRecord, ...] | None = None
    """Short-break nights in the year before the start. None: not known."""
    offered_weekly_pounds: Annotated[int, Field(ge=0)] | None = None
    brings_animal: Text | None = None
    """Which animal comes too. None: not known. "none" says that no animal does."""

    def approved(self, kind: ApprovalKind, by: Collection[Role], on: date) -> bool:
        """Whether somebody in one of these roles had given the approval by that day."""
        return any(a.kind is kind and a.by in by and a.on <= on for a in self.approvals)
