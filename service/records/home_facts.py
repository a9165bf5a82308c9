"""What is true of a home, as who answers for it changes it: each change is a version, made from one that was read.

The record and the statement of purpose have versions of their own; the two numbers together name what was read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Annotated

from pydantic import Field
from sqlalchemy import false, select

from matching.errors import BadInput, Problem
from matching.world.catalogue import standard_catalogue
from matching.world.home import Home
from matching.world.problems import problems_of
from matching.world.record import Record
from matching.world.world import World
from service.access.action import Action
from service.access.kind import Kind
from service.records.bedrooms import hold_homes, in_words, nights_given
from service.records.desk import Desk, NotThere
from service.records.differing import must_be_as_read
from service.records.handing_out import hand_out
from service.records.homes import NamedHome, homes
from service.records.named_children import ask_named
from service.records.people import name_of
from service.records.taking_in import OF_HOME
from service.records.versions import Writing, as_words, from_words, in_force, write_down
from service.store.rows import HomeRow, HomeVersionRow, ResidenceRow, StatementVersionRow
from service.store.rows.version import Version as Row

Number = Annotated[str, Field(pattern=r"^[0-9]{1,9}[.][0-9]{1,9}$")]
"""The version of the record and that of the statement, such as "3.1"."""
MOST_TOLD = 40


class Stamp(Record):
    """Which version of a home, when it was written down, by whom, and from which day it is true."""

    version: Number
    since: date
    written_at: datetime
    by: str | None
    """None: it came with records brought in as a whole."""


class Written(Stamp):
    """One version, with the home and its statement as they then were."""

    record: Home

    @property
    def stamp(self) -> Stamp:
        """The same without the home."""
        return Stamp(version=self.version, since=self.since, written_at=self.written_at, by=self.by)


class Facts(Written):
    """A home with its statement, as it is today."""

    home: str


def facts_of(desk: Desk, home: str) -> Facts:
    """As the home is today. Raises NotThere, also where it names a child whose record is kept from whoever asks."""
    desk.ask(Action.READ, Kind.HOME, home)
    found = _facts(desk, home)
    ask_named(desk, home, [found.record])
    return found


def homes_kept(desk: Desk) -> tuple[NamedHome, ...]:
    """The homes of which this person says what is true, by URN; each is noted."""
    may = set(desk.t.session.scalars(select(HomeRow.id).where(desk.all_that_may(Action.KEEP, Kind.HOME))))
    return tuple(each for each in homes(desk) if each.id in may)


def written_of(desk: Desk, home: str) -> tuple[Written, ...]:
    """Every version there was, the last first, at most so many. Raises NotThere."""
    desk.ask(Action.READ, Kind.HOME, home)
    own, stated = _rows(desk, HomeVersionRow, home), _rows(desk, StatementVersionRow, home)
    found = []
    for at in sorted({row.recorded_at for row in (*own, *stated)}, reverse=True)[:MOST_TOLD]:
        pair = [[row for row in rows if row.recorded_at <= at] for rows in (own, stated)]
        if all(pair):
            found.append(_written(desk, pair[0][-1], pair[1][-1]))
    ask_named(desk, home, [each.record for each in found])
    return tuple(found)


def change_facts(desk: Desk, home: str, version: str, since: date | None, record: Home) -> Facts:
    """A new version, true from that day, else from today. Nothing is written where nothing differs.

    Raises NotThere, ChangedSince with what differs where the home is not as it was read, and BadInput with every
    problem.
    """
    desk.ask(Action.KEEP, Kind.HOME, home)
    hold_homes(desk.t, [home])
    now = _facts(desk, home)
    ask_named(desk, home, [now.record, record])
    if version != now.version:
        must_be_as_read(_in_version(desk, home, version), now.record, record)
    refuse_wrong(desk, home, now.record, record, _wrong_day(desk, home, since))
    writing = Writing(desk.t, min(since or desk.day, desk.day), desk.now, desk.actor.person)
    words = {"record": as_words(record, OF_HOME)}
    write_down(writing, HomeVersionRow, HomeVersionRow.home_id, home, words)
    stated = {"record": as_words(record.statement)}
    write_down(writing, StatementVersionRow, StatementVersionRow.home_id, home, stated)
    return _facts(desk, home)


def refuse_wrong(desk: Desk, home: str, now: Home, record: Home, more: Iterable[Problem] = ()) -> None:
    """Raises BadInput with everything that cannot be in the home's place. Whether it may be asked is not asked."""
    problems = [*more, *_of_another(now, record), *_wrong_with(desk, home, record)]
    if problems:
        raise BadInput(problems)


def _wrong_with(desk: Desk, home: str, record: Home) -> Iterator[Problem]:
    """What would be wrong with the home, or with who lives there, that was not before."""
    before = hand_out(desk.t, desk.day, HomeRow.id == home, false()).world
    after = before.model_copy(update={"homes": (record,)})
    yield from sorted(_of(after) - _of(before))
    gone = {room.id for room in before.homes[0].bedrooms} - {room.id for room in record.bedrooms}
    for id in sorted(gone):
        nights = nights_given(desk.t, home, id, desk.day)
        if nights:
            what = f"it is given to short breaks on the nights of {in_words(nights)}"
            way_out = "Say that it is closed, or have the short-break coordinator move those stays first."
            yield Problem(f"home {record.urn}, bedroom {id}", what, way_out)


def closing(desk: Desk, home: str, record: Home) -> tuple[tuple[str, str], ...]:
    """Bedrooms that are closed on nights given to guests, each with those nights in words: a repair is due then."""
    found = []
    for room in record.bedrooms:
        nights = [night for night in nights_given(desk.t, home, room.id, desk.day) if not room.is_open_on(night)]
        found += [(room.id, in_words(nights))] if nights else []
    return tuple(found)


def knows_a_resident(desk: Desk, home: str) -> bool:
    """Whether this person has said that they know a child who lives there: no check of the home is shown them then."""
    living = select(ResidenceRow.child_id).where(ResidenceRow.home_id == home, ResidenceRow.gone_from.is_(None))
    return not desk.actor.knows.isdisjoint(desk.t.session.scalars(living))


def _of(world: World) -> set[Problem]:
    return set(problems_of(world, standard_catalogue()))


def _of_another(now: Home, record: Home) -> Iterator[Problem]:
    if record.urn != now.urn:
        yield Problem("urn", "it is that of another home", "Take the form of this home, or correct its URN.")
    if record.provider != now.provider:
        what = "a home that changes its provider is registered anew, with another URN"
        yield Problem("provider", what, f"Leave it as it is: {now.provider}.")
    if record.vacancies != now.vacancies:
        way_out = "Leave that table empty, and tell placing authorities of free places by themselves."
        yield Problem("vacancies", "free places are counted and told by themselves", way_out)


def _wrong_day(desk: Desk, home: str, since: date | None) -> Iterator[Problem]:
    last = max(_last(desk, HomeVersionRow, home).holds_from, _last(desk, StatementVersionRow, home).holds_from)
    if since is not None and since > desk.day:
        way_out = "Write it down when it is so. A bedroom, a training or a member of staff can have a day to come."
        yield Problem("since", "it is in the future", way_out)
    elif (since or desk.day) < last:
        what = f"something was written down that is true from {last:%d/%m/%Y}"
        yield Problem("since", what, "Give that day or a later one.")


def _facts(desk: Desk, home: str) -> Facts:
    found = _written(desk, *(_last(desk, kind, home) for kind in (HomeVersionRow, StatementVersionRow)))
    return Facts(home=home, **dict(found))


def _written(desk: Desk, own: Row, stated: Row) -> Written:
    last = max((own, stated), key=lambda row: row.recorded_at)
    return Written(
        version=f"{own.number}.{stated.number}",
        since=last.holds_from,
        written_at=last.recorded_at,
        by=None if last.recorded_by is None else name_of(desk.t, last.recorded_by),
        record=from_words(Home, desk.t.words(own, "record"), {"statement": json.loads(desk.t.words(stated, "record"))}),
    )


def _last(desk: Desk, kind: type[HomeVersionRow] | type[StatementVersionRow], home: str) -> Row:
    """The version in force today. Raises NotThere."""
    chosen = select(HomeRow.id).where(HomeRow.id == home)
    row: Row | None = in_force(desk.t, kind, kind.home_id, chosen, desk.day).get(home)
    if row is None:
        raise NotThere
    return row


def _rows(desk: Desk, kind: type[HomeVersionRow] | type[StatementVersionRow], home: str) -> list[Row]:
    return list(desk.t.session.scalars(select(kind).where(kind.home_id == home).order_by(kind.number)))


def _in_version(desk: Desk, home: str, version: str) -> Home:
    """As the home was in that version. Raises BadInput for one that there never was."""
    numbers = [int(part) for part in version.split(".")] if version.count(".") == 1 else []
    rows = _rows(desk, HomeVersionRow, home), _rows(desk, StatementVersionRow, home)
    found = [row for of, number in zip(rows, numbers, strict=False) for row in of if row.number == number]
    if len(found) != 2:
        raise BadInput([Problem("version", "the home has no such version", "Read it, and name the one you read.")])
    return _written(desk, *found).record
