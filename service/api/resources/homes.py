"""Homes, and the group of children who live in one, for those who work there or answer for it."""

from __future__ import annotations

from matching.world.group import Group
from matching.world.home import Home
from service.access.action import Action
from service.access.kind import Kind
from service.api.parameters import After, Id, Most
from service.api.resources.children import READERS
from service.api.route import Method, Needs, Route, Shown
from service.records import homes as records
from service.records.desk import Desk
from service.records.parts import Part


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


class GroupForStaff(Shown):
    """The children who live at a home and what is known between them."""

    home: str
    record: Group


def homes(desk: Desk, after: After = None, most: Most = 50) -> HomesForStaff:
    """List the homes that you work at or answer for, by URN."""
    found = records.homes(desk, Part(after, most))
    return HomesForStaff(
        homes=tuple(NamedHomeForStaff(id=home.id, urn=home.urn, name=home.name) for home in found),
        next=found[-1].id if len(found) == most else None,
    )


def home(desk: Desk, home: Id) -> HomeForStaff:
    """Read a home with its statement of purpose."""
    return HomeForStaff(id=home, record=records.home(desk, home))


def group(desk: Desk, home: Id) -> GroupForStaff:
    """Read who lives at a home and what is known between them."""
    return GroupForStaff(home=home, record=records.group(desk, home))


ROUTES = (
    Route(Method.GET, "/homes", homes, Needs(Action.READ, Kind.HOME, READERS), HomesForStaff),
    Route(Method.GET, "/homes/{home}", home, Needs(Action.READ, Kind.HOME, READERS, by="home"), HomeForStaff),
    Route(Method.GET, "/homes/{home}/group", group, Needs(Action.READ, Kind.GROUP, READERS, by="home"), GroupForStaff),
)
