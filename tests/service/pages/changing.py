"""Changes to the records behind the pages' backs."""

from __future__ import annotations

from matching.world.change import with_child, with_referral
from matching.world.child import Child
from matching.world.referral import Urgency
from service.records.taking_in import take_in
from service.records.versions import Writing
from service.store.opening import Store
from tests.service.records.made import DAY, NOW, WORLD

REFERRED = WORLD.referrals[0].child.id
FORGOTTEN = "self_harm"


def forget(store: Store) -> None:
    """Nobody has said anything of one need of the child referred any more."""
    _write(store, {"facts": tuple(f for f in WORLD.referrals[0].child.facts if f.about != FORGOTTEN)})


def rename(store: Store, name: str) -> None:
    """The child referred has another name."""
    _write(store, {"name": name})


def _write(store: Store, changed: dict[str, object]) -> None:
    def other(child: Child) -> Child:
        return child.model_copy(update=changed)

    with store.transaction() as t:
        take_in(Writing(t, DAY, NOW), with_child(WORLD, REFERRED, other))


def hurry(store: Store) -> None:
    """The referral is an emergency now."""
    with store.transaction() as t:
        urgent = with_referral(
            WORLD, WORLD.referrals[0].id, lambda r: r.model_copy(update={"urgency": Urgency.EMERGENCY})
        )
        take_in(Writing(t, DAY, NOW), urgent)
