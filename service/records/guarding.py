"""Gathers what must not leave a home with a statement: how other children are known, and what is written of them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import ColumnElement, select

from matching.rules import PUBLISHED
from matching.world.child import Child
from matching.world.group import Group
from matching.world.referral import Referral
from service.access.action import Action
from service.access.kind import Kind
from service.ledger.document import DecisionDocument
from service.records.audit import SHOWN_TO_NOBODY, Line, note
from service.records.desk import Desk
from service.records.versions import from_words
from service.releasing.guarded import Guarded, Known, runs_of, texts_in
from service.store.base import Base
from service.store.opening import Transaction
from service.store.rows import (
    AssessmentRow,
    ChildRow,
    ChildVersionRow,
    DecisionRow,
    DepartureRow,
    EmergencyRow,
    EnquiryRow,
    EnquiryVersionRow,
    GroupVersionRow,
    HomeEnquiryRow,
    HomeEnquiryVersionRow,
    HomeRow,
    ReferralRow,
    ReferralVersionRow,
    ResidenceRow,
    ResidenceVersionRow,
    ReviewRow,
    ReviewVersionRow,
    SendingRow,
)

Where = ColumnElement[bool]
OPEN_TO_ALL = frozenset(rule.ID for rule in PUBLISHED)


def guarded(desk: Desk, home: str, referral: str) -> Guarded:
    """Of every child whose record this person may read, or who ever lived or was referred here, but the one referred.

    Each is noted. A record that is closed to this person is looked through, and nothing of it is shown. Who lives at
    the home has to be open to them: with one left out, a text could be let go that tells of that one. Words that stand
    in the referral itself came from the authority, and may go back. Raises NotThere.
    """
    desk.ask(Action.READ, Kind.GROUP, home)
    own = desk.t.session.get_one(ReferralRow, referral).child_id
    children = {*_living(desk, home), *_readable(desk)} - {own}
    desk.ask_each(Action.READ, Kind.CHILD, sorted(children))
    children |= _closed(desk, home) - children - {own}
    same = set(_versions(desk.t, {own}))
    others = {known for known in _versions(desk.t, children) if not _is_one_of(known, same)}
    texts = (*_of_children(desk, children), *_of_home(desk, home, referral), *_found_here(desk, home, referral))
    return Guarded(frozenset(others), runs_of(texts) - runs_of(_of_referral(desk, {referral}, {own})))


def guarded_at(desk: Desk, home: str) -> Guarded:
    """Of every child whose record this person may read, and of all that the home has written; each is noted.

    For words that are for everybody. Raises NotThere.
    """
    desk.ask(Action.READ, Kind.GROUP, home)
    children = {*_living(desk, home), *_readable(desk)}
    desk.ask_each(Action.READ, Kind.CHILD, sorted(children))
    texts = (*_of_children(desk, children), *_between(desk.t, home))
    return Guarded(frozenset(_versions(desk.t, children)), runs_of(texts))


def guarded_by(
    t: Transaction, keeper: str | None, groups: Collection[Group], referrals: Collection[Referral]
) -> Guarded:
    """Of every child that a provider keeps a record of, or of whom a file tells: who live at homes or are referred.

    For whoever runs the records, who takes in homes from a file: nobody is asked. `keeper` None: of the file's alone.
    """
    children = kept_by(t, keeper)
    in_file = (*(each.child for g in groups for each in g.residents), *(each.child for each in referrals))
    told = {Known(child.name, child.date_of_birth, child.school) for child in in_file}
    own = t.session.scalars(select(HomeRow.id).where(HomeRow.organisation_id == keeper)).all()
    between = (text for home in own for text in _between(t, home))
    written = (text for each in (*groups, *referrals) for text in texts_in(each.model_dump_json()))
    texts = (*_texts(t, ChildVersionRow, ChildVersionRow.child_id.in_(children)), *between, *written)
    return Guarded(frozenset(told.union(_versions(t, children))), runs_of(texts))


def kept_by(t: Transaction, keeper: str | None) -> frozenset[str]:
    """The children by the ids of their rows of whom that organisation keeps a record."""
    return frozenset(t.session.scalars(select(ChildRow.id).where(ChildRow.organisation_id == keeper)))


def _is_one_of(known: Known, same: Collection[Known]) -> bool:
    """Whether it is the home's own record of the child referred: of the same name and birthday, both known."""
    return known.born is not None and any((known.name, known.born) == (one.name, one.born) for one in same)


def _living(desk: Desk, home: str) -> set[str]:
    there = select(ResidenceRow.child_id).where(ResidenceRow.home_id == home, ResidenceRow.gone_from.is_(None))
    return set(desk.t.session.scalars(there))


def _readable(desk: Desk) -> set[str]:
    return set(desk.t.session.scalars(select(ChildRow.id).where(desk.all_that_may(Action.READ, Kind.CHILD))))


def _closed(desk: Desk, home: str) -> set[str]:
    """Who lived or was referred here and whose record this person may not read, as where it was withdrawn; noted."""
    here = set(desk.t.session.scalars(select(ResidenceRow.child_id).where(ResidenceRow.home_id == home)))
    sent = select(ReferralRow.child_id).join(SendingRow).where(SendingRow.home_id == home)
    closed = here.union(desk.t.session.scalars(sent)) - _readable(desk)
    whom = (desk.now, desk.actor.person, desk.actor.organisation)
    lines = [Line(*whom, Action.READ, Kind.CHILD, id, id, True, SHOWN_TO_NOBODY) for id in sorted(closed)]
    note(desk.t, lines)
    desk.noted.update(dict.fromkeys(lines))
    return closed


def _versions(t: Transaction, children: Collection[str]) -> Iterator[Known]:
    """By every version of each record: a name that was changed still names the child."""
    for row in t.session.scalars(select(ChildVersionRow).where(ChildVersionRow.child_id.in_(children))):
        child = from_words(Child, t.words(row, "record"), {"name": t.words(row, "name")})
        yield Known(child.name, child.date_of_birth, child.school)


def _of_children(desk: Desk, children: Collection[str]) -> Iterator[str]:
    """What is written of the children, and in their referrals that this person may read."""
    yield from _texts(desk.t, ChildVersionRow, ChildVersionRow.child_id.in_(children))
    may = desk.all_that_may(Action.READ, Kind.REFERRAL)
    chosen = select(ReferralRow.id).where(may, ReferralRow.child_id.in_(children))
    yield from _of_referral(desk, set(desk.t.session.scalars(chosen)), ())


def _of_referral(desk: Desk, referrals: Collection[str], children: Collection[str]) -> Iterator[str]:
    """What is written in referrals and their enquiries, and of children."""
    yield from _texts(desk.t, ReferralVersionRow, ReferralVersionRow.referral_id.in_(referrals))
    enquiries = select(EnquiryRow.id).where(EnquiryRow.referral_id.in_(referrals))
    yield from _texts(desk.t, EnquiryVersionRow, EnquiryVersionRow.enquiry_id.in_(enquiries))
    yield from _texts(desk.t, ChildVersionRow, ChildVersionRow.child_id.in_(children))


def _of_home(desk: Desk, home: str, referral: str) -> Iterator[str]:
    """What the home has written between children, and of every other referral."""
    yield from _between(desk.t, home)
    enquiries = select(HomeEnquiryRow.id).where(HomeEnquiryRow.home_id == home, HomeEnquiryRow.referral_id != referral)
    yield from _texts(desk.t, HomeEnquiryVersionRow, HomeEnquiryVersionRow.home_enquiry_id.in_(enquiries))
    reviews = select(ReviewRow.id).where(ReviewRow.home_id == home, ReviewRow.referral_id != referral)
    yield from _texts(desk.t, ReviewVersionRow, ReviewVersionRow.review_id.in_(reviews))
    yield from _texts(desk.t, EmergencyRow, (EmergencyRow.home_id == home) & (EmergencyRow.referral_id != referral))
    yield from _decided(desk, home, referral)


def _between(t: Transaction, home: str) -> Iterator[str]:
    """What the home has written of who lives there together, and of where those who left went."""
    yield from _texts(t, GroupVersionRow, GroupVersionRow.home_id == home)
    residences = select(ResidenceRow.id).where(ResidenceRow.home_id == home)
    yield from _texts(t, ResidenceVersionRow, ResidenceVersionRow.residence_id.in_(residences))
    yield from _texts(t, DepartureRow, DepartureRow.residence_id.in_(residences))


def _decided(desk: Desk, home: str, referral: str) -> Iterator[str]:
    """The signers' own words about other referrals."""
    others = select(AssessmentRow.id).where(AssessmentRow.home_id == home, AssessmentRow.referral_id != referral)
    for row in desk.t.session.scalars(select(DecisionRow).where(DecisionRow.assessment_id.in_(others))):
        yield from words_of_signer(DecisionDocument.model_validate_json(desk.t.words(row, "document")))


def words_of_signer(document: DecisionDocument) -> Iterator[str]:
    """All that whoever signed wrote down, and nothing that was shown to them."""
    yield from (document.reasons, document.childs_wishes, *document.conditions, *document.dissent)
    yield from (each.accepted_because for each in document.unknowns)
    if document.differs_from_reading is not None:
        yield document.differs_from_reading


def _found_here(desk: Desk, home: str, referral: str) -> Iterator[str]:
    """What checks of this referral found by rules that ask more than what is public: it speaks of who lives there."""
    here = (AssessmentRow.home_id == home) & (AssessmentRow.referral_id == referral)
    for row in desk.t.session.scalars(select(AssessmentRow).where(here)):
        for finding in json.loads(desk.t.words(row, "report"))["report"]["findings"]:
            if finding["rule"] not in OPEN_TO_ALL:
                yield from texts_in(json.dumps(finding))


def _texts(t: Transaction, kind: type[Base], where: Where) -> Iterator[str]:
    """Every text in every row of that kind of which that is true."""
    rows: Any = t.session.scalars(select(kind).where(where))
    for row in rows:
        yield from texts_in(t.words(row, "record"))
