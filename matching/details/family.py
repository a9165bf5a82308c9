"""What may be not known about a child's family: whom they see, and whom they should live with."""

from __future__ import annotations

from matching.details.detail import Detail, either
from matching.details.fields import asks_of_child, learn_field, of_referral
from matching.details.nearby import supposed_places
from matching.match import Match
from matching.world.facts import Role
from matching.world.referral import Bond, Contact, SiblingBond

CONTACT = "contact"
SIBLINGS = "brothers and sisters"


def _contacts(match: Match) -> tuple[tuple[Contact, ...], ...]:
    far = Contact(who="family", times_a_month=4, place=supposed_places(match)[-1], furthest_miles=0)
    return ((), (far,))


def _siblings(match: Match) -> tuple[tuple[SiblingBond, ...], ...]:
    """None, or one who lives elsewhere and should or must live with the child."""
    bonds = (
        SiblingBond(child="not named yet", bond=bond, said_by=Role.OTHER, why="supposed", lives_elsewhere="supposed")
        for bond in (Bond.SHOULD, Bond.MUST)
    )
    return ((), *((bond,) for bond in bonds))


FAMILY_DETAILS = (
    Detail(
        SIBLINGS,
        (Role.SOCIAL_WORKER, Role.REVIEWING_OFFICER, Role.FAMILY),
        of_referral("siblings", _siblings),
        asks_of_child("are there brothers or sisters, and has it been decided whether they live together?"),
        lambda match, values: either([f"one who {v[0].bond.value}" if v else "none to decide about" for v in values]),
        learn_field("siblings"),
    ),
    Detail(
        CONTACT,
        (Role.SOCIAL_WORKER, Role.FAMILY, Role.CHILD),
        of_referral("contact", _contacts),
        asks_of_child("whom does the child see, how often, and how far can they travel?"),
        lambda match, values: either(["family time that cannot reach here" if v else "no family time" for v in values]),
        learn_field("contact"),
    ),
)
