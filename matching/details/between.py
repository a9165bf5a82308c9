"""What may be not known between two children: whether anybody has checked both names for a link.

Brothers and sisters know each other: of them it is asked whether one has harmed the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from matching.details.detail import Detail, either
from matching.findings import FactRef
from matching.match import Match
from matching.world.change import with_group
from matching.world.facts import Role
from matching.world.group import Group, Tie, TieKind
from matching.world.referral import Referral
from matching.world.world import World

LINK = "link"
"""subject: the referred child; part: the resident's id."""


def are_siblings(one: str, other: str, referrals: Iterable[Referral]) -> bool:
    """Whether the referral of either of two children names the other as a brother or sister, by their ids."""
    both = {one, other}
    return any({r.child.id, bond.child} == both for r in referrals for bond in r.siblings or ())


def link_question(one: str, other: str, siblings: bool) -> str:
    """What is asked about a link between two children: of brothers and sisters never whether they know each other."""
    if siblings:
        return f"Has either of {one} and {other}, who are brothers or sisters, harmed the other?"
    return f"Do {one} and {other} know, or know of, each other?"


def _possible(match: Match, ref: FactRef) -> tuple[TieKind, ...]:
    known = [t for t in match.ties(ref.subject, ref.part) if t.kind is not TieKind.SHARED_INTEREST]
    return (TieKind.NO_LINK, TieKind.CONFLICT) if not known else (known[-1].kind,)


def _question(match: Match, ref: FactRef) -> str:
    siblings = ref.part in _brothers_and_sisters(match, ref.subject)
    return link_question(match.name(ref.subject), match.name(ref.part), siblings)


def _brothers_and_sisters(match: Match, child: str) -> frozenset[str]:
    """Whom the child's own referral names, or who name the child in theirs; looked for once for all homes."""
    key = (LINK, child)
    if key not in match.of_child:
        match.of_child[key] = frozenset(
            other
            for referral in (match.referral, *match.world.referrals)
            for bond in referral.siblings or ()
            for other in {referral.child.id, bond.child} - {child}
            if child in (referral.child.id, bond.child)
        )
    found: frozenset[str] = match.of_child[key]
    return found


def _say(match: Match, values: Sequence[TieKind]) -> str:
    return either(["a harmful link is found" if v.is_harmful else "no harmful link is found" for v in values])


def _learn(world: World, match: Match, ref: FactRef, kind: TieKind) -> World:
    tie = Tie(children=(ref.subject, ref.part), kind=kind, said_by=Role.OTHER, on=match.on)

    def change(group: Group) -> Group:
        return group.model_copy(update={"ties": (*group.ties, tie)})

    return with_group(world, match.home.urn, change)


BETWEEN_DETAILS = (
    Detail(
        LINK,
        (Role.SOCIAL_WORKER, Role.PREVIOUS_SOCIAL_WORKER, Role.POLICE),
        _possible,
        _question,
        _say,
        _learn,
    ),
)
