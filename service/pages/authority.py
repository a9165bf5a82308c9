"""For which placing authority somebody works, so that its pages are linked at the top."""

from __future__ import annotations

from dataclasses import dataclass

from service.access.action import Action
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.records.desk import Desk
from service.store.rows import OrganisationRow


@dataclass(frozen=True)
class Authority:
    """A placing authority, by the id of its row."""

    id: str
    name: str


def authorities(desk: Desk) -> tuple[Authority, ...]:
    """Those whose placement officer this person is."""
    ids = (held.organisation for held in desk.actor.held if held.kind is RelationKind.PLACEMENT_OFFICER)
    return tuple(_named(desk, id) for id in dict.fromkeys(ids) if id is not None)


def authority(desk: Desk, id: str) -> Authority:
    """One for which this person places children. Raises NotThere."""
    desk.ask(Action.PLACE, Kind.ORGANISATION, id)
    return _named(desk, id)


def authority_of(desk: Desk, referral: str) -> Authority:
    """The one that keeps a referral. Raises NotThere."""
    return _named(desk, desk.ask(Action.READ, Kind.REFERRAL, referral).keeper)


def _named(desk: Desk, id: str) -> Authority:
    return Authority(id, desk.t.session.get_one(OrganisationRow, id).name)
