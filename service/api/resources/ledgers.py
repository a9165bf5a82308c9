"""The ledger of an organisation's signed decisions, worked out again, for its auditor and responsible individual."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.api.parameters import Id
from service.api.route import Method, Needs, Route, Shown, to
from service.ledger.verify import NOT_EXCLUDED
from service.records.desk import Desk
from service.records.ledgers import verify_one
from service.records.signing import checkpoint_of


class LedgerForAuditor(Shown):
    """What was found of a ledger. Nothing in it is of a child."""

    organisation: str
    entries: int
    holds: bool
    faults: tuple[str, ...]
    not_excluded: str
    """What cannot be told without a checkpoint that was kept elsewhere."""
    checkpoint: str
    """To be kept elsewhere."""


def ledger(desk: Desk, organisation: Id) -> LedgerForAuditor:
    """Work the ledger out again from its beginning, and have a signed checkpoint to keep elsewhere."""
    desk.ask(Action.VERIFY, Kind.ORGANISATION, organisation)
    found = verify_one(desk.t, organisation)
    return LedgerForAuditor(
        organisation=organisation,
        entries=found.size,
        holds=found.holds,
        faults=tuple(map(str, found.faults)),
        not_excluded=NOT_EXCLUDED,
        checkpoint=str(checkpoint_of(desk.t, organisation)),
    )


_VERIFY = Needs(
    Action.VERIFY,
    Kind.ORGANISATION,
    to(RelationKind.RESPONSIBLE_INDIVIDUAL, RelationKind.AUDITOR),
    by="organisation",
)

ROUTES = (Route(Method.GET, "/organisations/{organisation}/ledger", ledger, _VERIFY, LedgerForAuditor),)
