"""Homes, and the group of children who live in one, for those who work there or answer for it."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise

from matching.home_changes import HomeChange, home_changes
from matching.world.group import Group
from matching.world.home import Home
from service.access.action import Action
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.actions.keep_home import KeepFacts, keep_home
from service.api.parameters import After, Id, Most, TellsOfNoChild
from service.api.resources.children import READERS
from service.api.route import Guard, Method, Needs, Route, Shown, to
from service.records import home_facts, ties
from service.records import homes as records
from service.records.bedrooms import hold_homes
from service.records.desk import Desk
from service.records.named_children import ask_named
from service.records.parts import Part
from service.records.without_others import without_others


class NamedHomeForStaff(Shown):
    """A home in a list."""

    id: str
    urn: str
    name: str


class HomesForStaff(Shown):
    """A part of the list; `next` is what `after` has to be for the next part. None: there is none."""

    homes: tuple[NamedHomeForStaff, ...]
    next: str | None


class HomeForStaff(Shown):
    """A home with its statement of purpose."""

    id: str
    record: Home


class HomeKept(HomeForStaff):
    """The home as it was written down, and whether its postcode is in no directory and no place on the grid is given.

    Then how far it is stays not known: correct the postcode, or give the place.
    """

    postcode_unknown: bool


class GroupForStaff(Shown):
    """The children who live at a home and what is known between them."""

    home: str
    record: Group


class TiesForStaff(Shown):
    """What is known between the children of a home, since when, and who wrote it down last."""

    home: str
    since: date
    by: str | None
    record: ties.Ties


class ChangeOfHome(Shown):
    """What was written down of a home at once: when, by whom, from which day it is true, and what differs by it."""

    version: str
    since: date
    written_at: datetime
    by: str | None
    """None: it came with records brought in as a whole."""
    changes: tuple[HomeChange, ...]


class ChangesForStaff(Shown):
    """The last changes of a home, the last first."""

    home: str
    changes: tuple[ChangeOfHome, ...]


def homes(desk: Desk, after: After = None, most: Most = 50) -> HomesForStaff:
    """List the homes that you work at or answer for, by URN."""
    found = records.homes(desk, Part(after, most))
    return HomesForStaff(
        homes=tuple(NamedHomeForStaff(id=home.id, urn=home.urn, name=home.name) for home in found),
        next=found[-1].id if len(found) == most else None,
    )


def home(desk: Desk, home: Id) -> HomeForStaff:
    """Read a home with its statement of purpose."""
    return _shown(desk, home)


def group(desk: Desk, home: Id) -> GroupForStaff:
    """Read who lives at a home and what is known between them."""
    return GroupForStaff(home=home, record=records.group(desk, home))


def write(desk: Desk, home: Id, body: Home, tells_of_no_child: TellsOfNoChild = False) -> HomeKept:
    """Write down what is true of a home from today; the versions before it are kept."""
    now = home_facts.facts_of(desk, home)
    asked = KeepFacts(home=home, version=now.version, record=body, tells_of_no_child=tells_of_no_child)
    kept = keep_home(desk, asked)
    return HomeKept(id=home, record=kept.record, postcode_unknown=kept.postcode_unknown)


def _as_read(kept: HomeKept) -> HomeForStaff:
    return HomeForStaff(id=kept.id, record=kept.record)


def _hold(desk: Desk, home: str) -> None:
    desk.ask(Action.KEEP, Kind.HOME, home)
    hold_homes(desk.t, [home])


def _shown(desk: Desk, home: str) -> HomeForStaff:
    """Not to whoever must not see the record of a child that it names, and without children who are none of theirs."""
    found = without_others(desk, home, records.home(desk, home))
    ask_named(desk, home, [found])
    return HomeForStaff(id=home, record=found)


def _hold_ties(desk: Desk, home: str) -> None:
    desk.ask(Action.KEEP, Kind.GROUP, home)
    hold_homes(desk.t, [home])


def known(desk: Desk, home: Id) -> TiesForStaff:
    """Read what is known between the children of a home."""
    return _ties(ties.ties_of(desk, home))


def say(desk: Desk, home: Id, body: ties.Ties) -> TiesForStaff:
    """Say what is known between the children of a home; the versions before it are kept."""
    return _ties(ties.change_ties(desk, home, ties.ties_of(desk, home).number, body))


def changes(desk: Desk, home: Id) -> ChangesForStaff:
    """See what was changed of a home, when, by whom, and from which day it is true."""
    found = home_facts.written_of(desk, home)
    told = (
        ChangeOfHome(**dict(new.stamp), changes=home_changes(old.record, new.record)) for new, old in pairwise(found)
    )
    return ChangesForStaff(home=home, changes=tuple(told))


def _ties(now: ties.TiesNow) -> TiesForStaff:
    return TiesForStaff(home=now.home, since=now.since, by=now.by, record=now.record)


KEEPERS = to(RelationKind.REGISTERED_MANAGER, RelationKind.DEPUTY_MANAGER, RelationKind.RESPONSIBLE_INDIVIDUAL)
_HOME = {
    "urn": "SC123456",
    "name": "Larch House",
    "provider": "Larch Care",
    "shifts": [{"shift": "night", "awake": 1, "sleeping_in": 1}],
    "bedrooms": [{"id": "room 1", "has": ["ensuite"], "closed_from": "2026-12-01"}],
}
_TIES = {"ties": [{"children": ["C-0042", "C-0043"], "kind": "friends", "said_by": "school", "on": "2026-11-15"}]}

ROUTES = (
    Route(Method.GET, "/homes", homes, Needs(Action.READ, Kind.HOME, READERS), HomesForStaff),
    Route(Method.GET, "/homes/{home}", home, Needs(Action.READ, Kind.HOME, READERS, by="home"), HomeForStaff),
    Route(Method.GET, "/homes/{home}/group", group, Needs(Action.READ, Kind.GROUP, READERS, by="home"), GroupForStaff),
    Route(
        Method.PUT,
        "/homes/{home}",
        write,
        Needs(Action.KEEP, Kind.HOME, KEEPERS, by="home"),
        HomeKept,
        Home,
        guard=Guard(_hold, home, lambda shown: shown.record, _as_read),
        example=_HOME,
    ),
    Route(
        Method.GET,
        "/homes/{home}/changes",
        changes,
        Needs(Action.READ, Kind.HOME, KEEPERS, by="home"),
        ChangesForStaff,
    ),
    Route(Method.GET, "/homes/{home}/ties", known, Needs(Action.READ, Kind.GROUP, KEEPERS, by="home"), TiesForStaff),
    Route(
        Method.PUT,
        "/homes/{home}/ties",
        say,
        Needs(Action.KEEP, Kind.GROUP, KEEPERS, by="home"),
        TiesForStaff,
        ties.Ties,
        guard=Guard(_hold_ties, known, lambda shown: shown.record),
        example=_TIES,
    ),
)
