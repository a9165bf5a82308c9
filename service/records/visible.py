"""Which rows a person may have, as a condition of the database: the twin of `decide`, and the only way to select."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, false, not_, or_

from service.access.action import Action
from service.access.actor import Actor
from service.access.grants import GRANTS, Grant, Link
from service.access.kind import Kind
from service.records.reach import REACHES
from service.records.reach.reach import Reach


def visible(actor: Actor, action: Action, kind: Kind, day: date) -> ColumnElement[bool]:
    """True of exactly the rows of that kind for which `decide` allows the action on that day."""
    if actor.ended:
        return false()
    reach = REACHES[kind]
    grants = [grant for grant in GRANTS if action in grant.actions and kind in grant.kinds]
    allowed = or_(false(), *(_reached(actor, grant, reach, day) for grant in grants))
    if actor.knows and reach.about is not None:
        allowed &= not_(reach.about(actor.knows))
    return allowed


def _reached(actor: Actor, grant: Grant, reach: Reach, day: date) -> ColumnElement[bool]:
    held = [each for each in actor.held if each.kind is grant.relation]
    homes = {each.home for each in held if each.home is not None}
    organisations = {each.organisation for each in held if each.organisation is not None}
    match grant.link:
        case Link.AT:
            return reach.at(homes, day)
        case Link.SENT:
            return reach.sent(homes, day)
        case Link.KEPT:
            return reach.kept(organisations, day)
        case Link.LIVING:
            return reach.living(homes, day)
        case Link.BREAKS:
            return reach.breaks(homes, day)
        case Link.SENT_TO_PROVIDER:
            return reach.sent_to_provider(organisations, day)
