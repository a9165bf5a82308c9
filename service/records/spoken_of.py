"""What the records of others that are in use say of a child whose record is destroyed is said of nobody from then on.

Other children's records are theirs, and stay: what they said, what was decided for them, and every version before. But
in use nothing may go by the child's ids any longer, or whoever is given one of them next would be taken for that child.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select

from matching.world.group import Group, Resident, Resolution, Safeguard, Tie
from matching.world.referral import Referral
from service.records.desk import Desk
from service.records.given_ids import plain
from service.records.handing_out import there_on
from service.records.taking_in import OF_GROUP, OF_REFERRAL, OF_RESIDENT
from service.records.versions import Writing, as_words, from_words, in_force, write_down
from service.store.rows import (
    ChildRow,
    GroupVersionRow,
    HomeRow,
    ReferralRow,
    ReferralVersionRow,
    ResidenceRow,
    ResidenceVersionRow,
    SendingRow,
)

NOBODY = "a child whose record was destroyed"
IN_SHORT = "--"
"""The same where that would make a text too long to be kept; no longer than any name."""
SURELY_FITS = 500
"""Letters that every text may have."""
D = TypeVar("D", Safeguard, Resolution)


@dataclass(frozen=True)
class Gone:
    """By what the child and its referrals went, each with the random id of its row, which names nobody."""

    child: str
    known_as: str
    name: str
    referrals: Mapping[str, str]

    def unsaid(self, words: str | None) -> str | None:
        """The words with the child's name taken out, as it is written or in capitals: many names are words as well."""
        names = re.findall(r"[^\W\d_]{2,}", self.name)
        known = "|".join(re.escape(form) for name in names for form in (name, name.upper())) or "(?!)"
        pattern = rf"\b(?:{known})\b(?:\s+(?:{known})\b)*"
        if words is None:
            return None
        said = re.sub(pattern, NOBODY, words)
        return said if len(said) <= max(len(words), SURELY_FITS) else re.sub(pattern, IN_SHORT, words)

    def nobody(self, id: str) -> str:
        """The id of a child, or where it is this one's that of the row."""
        return self.child if id == self.known_as else id


def unsay(desk: Desk, keeper: str, child: str, name: str) -> None:
    """A new version of each record of the keeper's that is in use and speaks of the child. Nobody is shown any."""
    row = desk.t.session.get_one(ChildRow, child)
    referred = desk.t.session.scalars(select(ReferralRow).where(ReferralRow.child_id == child)).all()
    gone = Gone(child, plain(row.reference), name, {plain(each.reference): each.id for each in referred})
    for home in desk.t.session.scalars(select(HomeRow.id).where(HomeRow.organisation_id == keeper)).all():
        children, referrals = _others_at(desk, home, child)
        if gone.known_as not in children:
            _unsay_group(desk, home, gone)
        _unsay_views(desk, home, gone, {mine: id for mine, id in gone.referrals.items() if mine not in referrals})
    _unsay_bonds(desk, keeper, gone)


def _others_at(desk: Desk, home: str, child: str) -> tuple[set[str], set[str]]:
    """By what other children who live there or may come go, and their referrals: of two by one id, nobody can tell."""
    living = select(ChildRow.reference).join(ResidenceRow, ResidenceRow.child_id == ChildRow.id)
    there = (ResidenceRow.home_id == home) & there_on(ResidenceRow.gone_from, desk.day) & (ChildRow.id != child)
    asking = select(ChildRow.reference, ReferralRow.reference).join(ReferralRow, ReferralRow.child_id == ChildRow.id)
    sent = asking.join(SendingRow, SendingRow.referral_id == ReferralRow.id).where(
        SendingRow.home_id == home, there_on(ReferralRow.gone_from, desk.day), ChildRow.id != child
    )
    pairs = [(plain(of), plain(by)) for of, by in desk.t.session.execute(sent)]
    children = {plain(each) for each in desk.t.session.scalars(living.where(there))} | {of for of, _ in pairs}
    return children, {by for _, by in pairs}


def _unsay_group(desk: Desk, home: str, gone: Gone) -> None:
    version = in_force(
        desk.t, GroupVersionRow, GroupVersionRow.home_id, select(HomeRow.id).where(HomeRow.id == home), desk.day
    ).get(home)
    if version is None:
        return
    group = from_words(Group, desk.t.words(version, "record"), {"residents": ()})
    said = {
        "ties": tuple(_tie(each, gone) for each in group.ties),
        "safeguards": _directed(group.safeguards, gone, "evidence"),
        "resolutions": _directed(group.resolutions, gone, "why"),
    }
    changed = group.model_copy(update=said)
    if changed != group:
        words = {"record": as_words(changed, OF_GROUP)}
        write_down(_writing(desk), GroupVersionRow, GroupVersionRow.home_id, home, words)


def _tie(tie: Tie, gone: Gone) -> Tie:
    if gone.known_as not in tie.children:
        return tie
    one, other = tie.children
    said = {"children": (gone.nobody(one), gone.nobody(other)), "note": gone.unsaid(tie.note)}
    return tie.model_copy(update=said)


def _directed(entries: Iterable[D], gone: Gone, text: str) -> tuple[D, ...]:
    """What is done about one child's effect on another. `text`: the field in which words about the two stand."""

    def unsaid(each: D) -> D:
        both = {"source": gone.nobody(each.source), "affected": gone.nobody(each.affected)}
        return each.model_copy(update=both | {text: gone.unsaid(getattr(each, text))})

    return tuple(unsaid(each) if gone.known_as in (each.source, each.affected) else each for each in entries)


def _unsay_views(desk: Desk, home: str, gone: Gone, referrals: Mapping[str, str]) -> None:
    """What a child has said stays as it was said. It is said of no referral that another may go by."""
    there = select(ResidenceRow.id).where(ResidenceRow.home_id == home, ResidenceRow.child_id != gone.child)
    versions = in_force(desk.t, ResidenceVersionRow, ResidenceVersionRow.residence_id, there, desk.day)
    for id, version in versions.items():
        nobody = {"child": {"id": "none", "name": "none"}}
        resident = from_words(Resident, desk.t.words(version, "record"), nobody)
        views = tuple(
            each.model_copy(update={"referral": referrals.get(each.referral, each.referral)}) for each in resident.views
        )
        words = {"record": as_words(resident.model_copy(update={"views": views}), OF_RESIDENT)}
        if views != resident.views:
            write_down(_writing(desk), ResidenceVersionRow, ResidenceVersionRow.residence_id, id, words)


def _unsay_bonds(desk: Desk, keeper: str, gone: Gone) -> None:
    """Of brothers and sisters whose referrals the same organisation keeps."""
    known = select(ChildRow.reference).where(ChildRow.organisation_id == keeper, ChildRow.id != gone.child)
    if gone.known_as in map(plain, desk.t.session.scalars(known)):
        return
    others = select(ReferralRow.id).where(ReferralRow.organisation_id == keeper, ReferralRow.child_id != gone.child)
    versions = in_force(desk.t, ReferralVersionRow, ReferralVersionRow.referral_id, others, desk.day)
    for id, version in versions.items():
        parts = {"child": {"id": "none", "name": "none"}, "enquiries": ()}
        referral = from_words(Referral, desk.t.words(version, "record"), parts)
        bonds = tuple(
            each.model_copy(update={"child": gone.child, "why": gone.unsaid(each.why)})
            if each.child == gone.known_as
            else each
            for each in referral.siblings or ()
        )
        if bonds != (referral.siblings or ()):
            words = {"record": as_words(referral.model_copy(update={"siblings": bonds}), OF_REFERRAL)}
            write_down(_writing(desk), ReferralVersionRow, ReferralVersionRow.referral_id, id, words)


def _writing(desk: Desk) -> Writing:
    return Writing(desk.t, desk.day, desk.now, desk.actor.person)
