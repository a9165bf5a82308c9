"""Who is signed in, and what they are to which home or organisation."""

from __future__ import annotations

from service.access.relation import RelationKind
from service.api.route import Method, Own, Route, Shown
from service.api.visit import Reply, Visit
from service.records.people import actor_of


class RelationForSelf(Shown):
    """What the person is to a home or to an organisation, by the id of its row."""

    relation: RelationKind
    home: str | None
    organisation: str | None


class Me(Shown):
    """The person who asks."""

    person: str
    organisation: str
    relations: tuple[RelationForSelf, ...]


def me(visit: Visit) -> Reply:
    """See who you are signed in as."""
    with visit.ground.store.transaction() as t:
        actor = actor_of(t, visit.person, visit.now)
    held = (RelationForSelf(relation=h.kind, home=h.home, organisation=h.organisation) for h in actor.held)
    return Reply(Me(person=actor.person, organisation=actor.organisation, relations=tuple(held)))


ROUTES = (Route(Method.GET, "/me", me, Own("who they are here"), Me),)
