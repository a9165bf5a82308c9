"""What may be not known of the culture, language, faith and diet that matter to a child and that a home can meet."""

from __future__ import annotations

from collections.abc import Sequence

from matching.details.detail import Detail, either
from matching.details.fields import asks_of_child, learn_field, of_referral
from matching.findings import FactRef
from matching.match import Match
from matching.world.change import with_home
from matching.world.facts import Role
from matching.world.world import World

IDENTITY_NEEDS = "identity needs"
"""subject: the referred child."""
MEETS = "needs of identity met here"
"""subject: the home. A list with nothing in it says that nobody has recorded any."""

Needs = tuple[str, ...]

UNTOLD = ("a need not told yet", "a second need not told yet", "a third need not told yet")
"""What stands for needs that nobody has told, where the home has not told either what it meets."""
MEETS_NONE = "none of those that matter to the child"


def _declared(match: Match) -> tuple[Needs, ...]:
    met = match.home.meets
    return ((), ("one that the home does not meet today",), tuple(sorted(met))) if met else ((), UNTOLD)


def _say_declared(match: Match, values: Sequence[Needs]) -> str:
    met = {*match.home.meets, *UNTOLD}
    here = "met here" if match.home.meets else "some such need"
    return either(["no such need" if not v else here if met.issuperset(v) else "not met here" for v in values])


def _met(match: Match, ref: FactRef) -> tuple[Needs, ...]:
    if match.home.meets:
        return (match.home.meets,)
    declared = match.referral.identity_needs
    return ((MEETS_NONE,), UNTOLD if declared is None else (*declared, *UNTOLD))


def _say_met(match: Match, values: Sequence[Needs]) -> str:
    return either(["they are not met here" if v == (MEETS_NONE,) else "they are met here" for v in values])


def _learn_met(world: World, match: Match, ref: FactRef, value: Needs) -> World:
    return with_home(world, match.home.urn, lambda home: home.model_copy(update={"meets": value}))


IDENTITY_DETAILS = (
    Detail(
        IDENTITY_NEEDS,
        (Role.CHILD, Role.FAMILY, Role.SOCIAL_WORKER),
        of_referral("identity_needs", _declared),
        asks_of_child("what matters for culture, language, faith and diet?"),
        _say_declared,
        learn_field("identity_needs"),
    ),
    Detail(
        MEETS,
        (Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER),
        _met,
        lambda match, ref: f"{match.home.name}: which needs of culture, language, faith and diet are met here today?",
        _say_met,
        _learn_met,
    ),
)
