"""Referrals as the homes they were sent to see them."""

from __future__ import annotations

from matching.world.referral import Referral
from service.access.action import Action
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.api.parameters import After, Id, Most
from service.api.route import Method, Needs, Route, Shown, to
from service.records import sendings as records
from service.records.desk import Desk
from service.records.parts import Part

READERS = to(RelationKind.REGISTERED_MANAGER, RelationKind.DEPUTY_MANAGER, RelationKind.RESPONSIBLE_INDIVIDUAL)


class NamedReferralForHome(Shown):
    """A referral in a home's list."""

    id: str
    child: str
    reference: str


class ReferralsForHome(Shown):
    """A part of the list; `next` is what `after` has to be for the next part. None: there is none."""

    referrals: tuple[NamedReferralForHome, ...]
    next: str | None


class ReferralForHome(Shown):
    """A referral as the home has it: nothing of where else it was sent."""

    id: str
    record: Referral


def referrals(desk: Desk, after: After = None, most: Most = 50) -> ReferralsForHome:
    """List the open referrals that were sent to your homes."""
    found = records.referrals(desk, Part(after, most))
    return ReferralsForHome(
        referrals=tuple(NamedReferralForHome(id=r.id, child=r.child, reference=r.reference) for r in found),
        next=found[-1].id if len(found) == most else None,
    )


def referral(desk: Desk, referral: Id) -> ReferralForHome:
    """Read a referral with its child and what was learnt about them, but not the postcode of the child's own home."""
    found = records.referral(desk, referral)
    child = found.child.model_copy(update={"home_postcode": None})
    return ReferralForHome(id=referral, record=found.model_copy(update={"child": child}))


_ONE = Needs(Action.READ, Kind.REFERRAL, READERS, by="referral")

ROUTES = (
    Route(Method.GET, "/referrals", referrals, Needs(Action.READ, Kind.REFERRAL, READERS), ReferralsForHome),
    Route(Method.GET, "/referrals/{referral}", referral, _ONE, ReferralForHome),
)
