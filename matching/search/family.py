"""Brothers and sisters who are searched for together: who they are, and how each of them is asked about."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from matching.errors import BadInput, Problem
from matching.rules.siblings import MAY_APPROVE
from matching.world.facts import Role
from matching.world.referral import ApprovalKind, Bond, Referral, SiblingBond


def family_of(referral: Referral, referrals: Sequence[Referral], named: Collection[str] = ()) -> tuple[Referral, ...]:
    """The referral, and those of the brothers and sisters who are to live with the child, by their ids.

    They are those whom it was decided of by either referral, directly or through another, of the same kind of stay; and
    those named, by the ids of their referrals. Whom it was decided to keep apart from one of them is not joined. Raises
    BadInput for one named who is not there, is the same child, or must not live with another of them.
    """
    by_id = {r.id: r for r in sorted(referrals, key=lambda r: r.id)}
    problems = list(_problems(referral, by_id, named))
    if problems:
        raise BadInput(problems)
    family = [referral, *(by_id[id] for id in dict.fromkeys(named))]
    left = [r for r in by_id.values() if r.kind is referral.kind]
    while more := next((r for r in left if _joins(r, family)), None):
        family.append(more)
    return (referral, *sorted(family[1:], key=lambda r: r.id))


def alone(referral: Referral, family: Sequence[Referral]) -> Referral:
    """The referral as though nothing were decided of the others of the family, which is asked of all at once."""
    others = _others(referral, family)
    bonds = referral.siblings
    left = None if bonds is None else tuple(b for b in bonds if b.child not in others)
    return referral.model_copy(update={"siblings": left})


def only_together(referral: Referral, family: Sequence[Referral]) -> Referral:
    """The referral as though the child could live nowhere without the others of the family."""
    bonds = tuple(
        SiblingBond(child=child, bond=Bond.MUST, said_by=Role.SOCIAL_WORKER, why="They are searched for together.")
        for child in _others(referral, family)
    )
    kept = tuple(a for a in referral.approvals if a.kind is not ApprovalKind.SEPARATE_SIBLINGS)
    return referral.model_copy(
        update={"siblings": (*(alone(referral, family).siblings or ()), *bonds), "approvals": kept}
    )


def needs_approval_to_part(referral: Referral, family: Sequence[Referral], on: date) -> bool:
    """Whether the child must live with one of the others, and nobody had approved by that day that they live apart."""
    others = _others(referral, family)
    must = any(b.bond is Bond.MUST and b.child in others for b in referral.siblings or ())
    return must and not referral.approved(ApprovalKind.SEPARATE_SIBLINGS, MAY_APPROVE, on)


def _others(referral: Referral, family: Sequence[Referral]) -> tuple[str, ...]:
    return tuple(r.child.id for r in family if r.child.id != referral.child.id)


def _joins(referral: Referral, family: Sequence[Referral]) -> bool:
    is_there = any(r.child.id == referral.child.id for r in family)
    if is_there or any(_decided(referral, r, Bond.MUST_NOT) for r in family):
        return False
    return any(_decided(referral, r, Bond.MUST, Bond.SHOULD) for r in family)


def _decided(one: Referral, other: Referral, *bonds: Bond) -> bool:
    pairs = ((one, other.child.id), (other, one.child.id))
    return any(b.bond in bonds and b.child == child for referral, child in pairs for b in referral.siblings or ())


def _problems(referral: Referral, by_id: dict[str, Referral], named: Collection[str]) -> Iterator[Problem]:
    joined = [referral]
    for id in dict.fromkeys(named):
        other = by_id.get(id)
        if other is None:
            yield Problem(f"--with {id}", "the world holds no such referral", f"Use one of: {_some(by_id, referral)}.")
        elif any(r.child.id == other.child.id for r in joined):
            yield Problem(f"--with {id}", "it is of a child already searched for", "Name another's referral.")
        elif any(_decided(r, other, Bond.MUST_NOT) for r in joined):
            way_out = "Search for each of them by itself, with --alone."
            yield Problem(f"--with {id}", "it was decided that they must not live together", way_out)
        else:
            joined.append(other)


def _some(by_id: dict[str, Referral], referral: Referral) -> str:
    return ", ".join([id for id in by_id if id != referral.id][:12]) or "none"
