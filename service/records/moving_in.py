"""Homes that come into the records from a file: on whose word, what is new, what has changed, and who has left.

A provider takes in its own homes with who lives there. A placing authority takes in what is public of homes whose
provider keeps no records here, so that it can search among them, and never who lives in one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from matching.errors import BadInput, Problem
from matching.world.home import Home
from matching.world.world import World
from service.access.action import Action
from service.access.kind import Kind as Of
from service.records.at_the_terminal import AT_THE_TERMINAL, LOOKED_FOR, NOTHING_CONFIRMED, Confirmed, Terminal
from service.records.audit import Line, note
from service.records.bedrooms import hold_homes
from service.records.day_there import day_there
from service.records.desk import keep_lines
from service.records.guarding import guarded_by, kept_by
from service.records.handing_out import homes_on
from service.records.public_words import confirmed as again
from service.records.public_words import in_which_a_child_may_be_told_of, new_words
from service.records.said_since import last_said, must_be_newer, said_since
from service.records.sign_ins import person_named
from service.records.taking_in import take_in_group, take_in_home
from service.records.versions import Writing
from service.store.opening import Store, Transaction
from service.store.rows import (
    ChildRow,
    ChildVersionRow,
    GroupVersionRow,
    HomePlacesRow,
    HomeRow,
    HomeVersionRow,
    OrganisationRow,
    PersonRow,
    ResidenceRow,
    ResidenceVersionRow,
    StatementVersionRow,
)
from service.store.rows.organisation import Kind

READ_AGAIN = "Say it without; or read it again, and say that it tells of no child: --tells-of-no-child."


@dataclass(frozen=True)
class MovedIn:
    """What came of it. Children go by the ids that their homes know them by."""

    homes: int
    new: int
    changed: int
    """Homes there were already of which something was said anew, who lives there included."""
    children: int
    """Who live at the homes taken in."""
    came: tuple[tuple[str, str], ...]
    """The URN and the child, of those who were not of that group before."""
    left: tuple[tuple[str, str], ...]
    """The same of those who are of that group no longer."""
    kept_by_their_own: tuple[str, ...]
    """Homes that were left as they are, because their provider keeps records of its own here."""
    groups_left_out: int
    """Homes of which the file says who lives there, which an authority keeps nothing of."""
    referrals_left_out: int
    of_the_same_day: tuple[str, ...]
    """Homes that the file would change, of which something was written down here on the day that the file is of."""


class _NotYet(Exception):
    """Everything is undone: it was only looked at."""


def move_in(
    store: Store, world: World, sign_in: str, now: datetime, *, keep: bool, confirmed: Confirmed = NOTHING_CONFIRMED
) -> MovedIn:
    """Take the homes of the world in on the word of whoever signs in by that name; undone again unless `keep`.

    What is the same as before makes no new version. Raises BadInput, with nothing written but who was looked at, for
    somebody who is not there, for homes of other providers, for words that everybody can read from then on in which a
    child may be told of, and for what may be older than what is written down, unless that is confirmed.
    """
    found, opened = list[MovedIn](), list[Line]()
    try:
        with store.transaction() as t:
            at = Terminal(_whose_word(store, t, sign_in, now), now, opened)
            found.append(_moved_in(t, world, at, confirmed))
            if not keep:
                raise _NotYet
            must_be_newer(() if confirmed.is_newer else found[0].of_the_same_day)
    except (_NotYet, BadInput) as undone:
        keep_lines(store, opened)
        if isinstance(undone, BadInput):
            raise
    return found[0]


def _whose_word(store: Store, t: Transaction, sign_in: str, now: datetime) -> PersonRow:
    id = person_named(store, t, sign_in)
    person = None if id is None else t.session.get_one(PersonRow, id)
    if person is None or (person.ended_at is not None and person.ended_at <= now):
        way_out = "See how it is written, or add them: placewell user add."
        raise BadInput([Problem("--by", "nobody signs in with that", way_out)])
    return person


def _moved_in(t: Transaction, world: World, at: Terminal, confirmed: Confirmed) -> MovedIn:
    ours = t.session.get_one(OrganisationRow, at.by.organisation_id)
    writing = Writing(t, day_there(at.now), at.now, at.by.id)
    named = HomeRow.urn.in_(sorted(home.urn for home in world.homes))
    hold_homes(t, t.session.scalars(select(HomeRow.id).where(named)).all())
    problems = list(_problems(t, world, ours, writing))
    if problems:
        raise BadInput(problems)
    taken, left_alone = _to_take(t, world.homes, ours)
    urns = {home.urn for home in taken}
    there = {urn for urn in t.session.scalars(select(HomeRow.urn)) if urn in urns}
    groups = [g for g in world.groups if g.urn in urns and ours.kind is Kind.PROVIDER]
    before = _living(t, [g.urn for g in groups])
    told_of = _told_of(t, ours, taken, world, at)
    if told_of and not confirmed.tells_of_no_child:
        raise BadInput(each for found in told_of.values() for each in found)
    same_day = {h.urn for h in taken if ours.kind is Kind.PROVIDER and last_said(t, h) == world.as_at}
    ids = {home.urn: take_in_home(writing, home) for home in taken}
    for group in groups:
        take_in_group(writing, group)
    after = _living(t, [g.urn for g in groups])
    at.opened += at.lines(Action.READ, Of.CHILD, set(before.values()), AT_THE_TERMINAL)
    _note(t, at, ids, before | after)
    note(t, [again(at.now, at.by.id, at.by.organisation_id, ids[urn]) for urn in told_of])
    said = _said_anew(t, at.by.id, at.now, ids)
    return MovedIn(
        homes=len(taken),
        new=len(urns - there),
        changed=len(said & there),
        children=len(after),
        came=_told(after.keys() - before.keys()),
        left=_told(before.keys() - after.keys()),
        kept_by_their_own=tuple(sorted(left_alone)),
        groups_left_out=0 if ours.kind is Kind.PROVIDER else sum(bool(g.residents) for g in world.groups),
        referrals_left_out=len(world.referrals),
        of_the_same_day=tuple(sorted(said & there & same_day)),
    )


def _problems(t: Transaction, world: World, ours: OrganisationRow, writing: Writing) -> Iterator[Problem]:
    if world.as_at > writing.holds_from:
        day = f"{writing.holds_from:%d/%m/%Y}"
        yield Problem(
            "as at", f"the file is of a day to come; today is {day}", "Correct the day that all this was true."
        )
    if ours.kind is Kind.AUTHORITY:
        return
    kept_by = _keepers(t)
    for home in world.homes:
        where = f"home {home.urn}"
        if home.provider != ours.name:
            what = f"its provider is {home.provider!r}, and this person works for {ours.name!r}"
            yield Problem(
                where, what, "Leave the home out, correct its provider, or give --by somebody who works there."
            )
        elif kept_by.get(home.urn, ours.id) != ours.id:
            what = "another organisation keeps the records of the home of that URN"
            yield Problem(where, what, "See whether the URN is right; a home that changed its provider has a new one.")
        else:
            yield from said_since(t, home, world.as_at)


def _to_take(t: Transaction, homes: Sequence[Home], ours: OrganisationRow) -> tuple[list[Home], list[str]]:
    """The homes to take in, and the URNs of those that an authority leaves to their own provider."""
    if ours.kind is Kind.PROVIDER:
        return list(homes), []
    staffed = set(t.session.scalars(select(PersonRow.organisation_id)))
    kept_by = _keepers(t)
    providers = select(OrganisationRow.name, OrganisationRow.id).where(OrganisationRow.kind == Kind.PROVIDER)
    named = dict(t.session.execute(providers).all())
    own = [h.urn for h in homes if kept_by.get(h.urn, named.get(h.provider)) in staffed]
    return [h for h in homes if h.urn not in own], own


def _told_of(
    t: Transaction, ours: OrganisationRow, homes: Sequence[Home], world: World, at: Terminal
) -> dict[str, list[Problem]]:
    """By URN each place among new public words in which a child may be told of; each child looked for is noted.

    An authority keeps nothing of who lives in a home: it looks for the children of whom the file itself tells.
    """
    now = {each.urn: each for each in homes_on(t, day_there(at.now), HomeRow.urn.in_([home.urn for home in homes]))}
    if not any(new_words(now.get(home.urn), home) for home in homes):
        return {}
    keeper = None if ours.kind is Kind.AUTHORITY else ours.id
    at.opened += at.lines(Action.READ, Of.CHILD, kept_by(t, keeper), LOOKED_FOR)
    note(t, at.opened)
    known = guarded_by(t, keeper, world.groups, world.referrals)
    found = {home.urn: in_which_a_child_may_be_told_of(now.get(home.urn), home, known) for home in homes}
    return {
        urn: [Problem(f"home {urn}, {each.where}", each.what, READ_AGAIN) for each in places]
        for urn, places in found.items()
        if places
    }


def _keepers(t: Transaction) -> dict[str, str]:
    return dict(t.session.execute(select(HomeRow.urn, HomeRow.organisation_id)).all())


def _living(t: Transaction, urns: Sequence[str]) -> dict[tuple[str, str], str]:
    """By URN and what the child goes by: the ids of the children of those groups."""
    chosen = (
        select(HomeRow.urn, ChildRow.reference, ChildRow.id)
        .join(ResidenceRow, ResidenceRow.home_id == HomeRow.id)
        .join(ChildRow, ChildRow.id == ResidenceRow.child_id)
        .where(ResidenceRow.gone_from.is_(None))
    )
    wanted = set(urns)
    return {(urn, child): id for urn, child, id in t.session.execute(chosen) if urn in wanted}


def _told(children: set[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(children))


def _said_anew(t: Transaction, by: str, now: datetime, ids: dict[str, str]) -> set[str]:
    """The URNs of homes of which a version was written down just now, or of who lives there."""
    homes = {id: urn for urn, id in ids.items()}
    found: set[str] = set()
    for kind in (HomeVersionRow, StatementVersionRow, HomePlacesRow, GroupVersionRow):
        now_said = (kind.recorded_at == now) & (kind.recorded_by == by)
        found.update(homes[id] for id in t.session.scalars(select(kind.home_id).where(now_said)) if id in homes)
    living = select(ResidenceRow.home_id)
    resident = living.join(ResidenceVersionRow, ResidenceVersionRow.residence_id == ResidenceRow.id)
    child = living.join(ChildVersionRow, ChildVersionRow.child_id == ResidenceRow.child_id)
    for chosen, version in ((resident, ResidenceVersionRow), (child, ChildVersionRow)):
        now_said = (version.recorded_at == now) & (version.recorded_by == by)
        found.update(homes[id] for id in t.session.scalars(chosen.where(now_said)) if id in homes)
    return found


def _note(t: Transaction, at: Terminal, homes: dict[str, str], children: dict[Any, str]) -> None:
    """One line for each home and each child that something is said of."""
    of = ((Of.HOME, homes.values()), (Of.CHILD, set(children.values())))
    note(t, [line for kind, ids in of for line in at.lines(Action.WRITE, kind, ids, AT_THE_TERMINAL)])
