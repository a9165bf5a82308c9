"""The people of an organisation, for its administrator, who sees no child."""

from __future__ import annotations

from datetime import datetime

from service.access.action import Action
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.api.parameters import After, Id, Most
from service.api.route import Method, Needs, Route, Shown, to
from service.records import staff
from service.records.desk import Desk
from service.records.parts import Part


class PersonForAdministrator(Shown):
    """A person; from `ended_at` on they may do nothing. None: they still may."""

    id: str
    name: str
    ended_at: datetime | None


class PeopleForAdministrator(Shown):
    """A part of the list; `next` is what `after` has to be for the next part. None: there is none."""

    people: tuple[PersonForAdministrator, ...]
    next: str | None


def people(desk: Desk, organisation: Id, after: After = None, most: Most = 50) -> PeopleForAdministrator:
    """List the people of your organisation, by name."""
    found = staff.people_of(desk, organisation, Part(after, most))
    return PeopleForAdministrator(people=tuple(map(_shown, found)), next=found[-1].id if len(found) == most else None)


def end(desk: Desk, organisation: Id, person: Id) -> PersonForAdministrator:
    """End somebody's access at once: they are signed in nowhere and may do nothing."""
    return _shown(staff.let_go(desk, organisation, person))


def _shown(person: staff.Colleague) -> PersonForAdministrator:
    return PersonForAdministrator(id=person.id, name=person.name, ended_at=person.ended_at)


_MANAGE = Needs(Action.MANAGE_PEOPLE, Kind.ORGANISATION, to(RelationKind.ADMINISTRATOR), by="organisation")

ROUTES = (
    Route(Method.GET, "/organisations/{organisation}/people", people, _MANAGE, PeopleForAdministrator),
    Route(Method.POST, "/organisations/{organisation}/people/{person}/end", end, _MANAGE, PersonForAdministrator),
)
