"""Get the approval that the placement needs from a named person of the placing authority."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from matching.findings import GapKind
from matching.lever import Change, Opening, by_part, keys, of_kind
from matching.match import Match
from matching.world.change import with_referral
from matching.world.facts import Role
from matching.world.referral import Approval, ApprovalKind, Referral

ID = "approval"

BY_DIRECTOR = frozenset({ApprovalKind.AT_A_DISTANCE})


def options(match: Match, openings: Iterable[Opening]) -> Iterable[Change]:
    """One change for each kind of approval still missing."""
    for part, lacking in by_part(of_kind(openings, GapKind.APPROVAL)).items():
        kind = ApprovalKind(part)
        by = Role.DIRECTOR if kind in BY_DIRECTOR else Role.NOMINATED_OFFICER
        given = Approval(kind=kind, by=by, name="to be named", on=match.on)
        yield Change(
            id=f"{ID}:{part}",
            lever=ID,
            what=f"The placing authority's {by.value} approves the {kind.value}.",
            by=by,
            days=match.policy["days_to_get_an_approval"],
            answers=keys(lacking),
            apply=partial(with_referral, id=match.referral.id, change=partial(_with, approval=given)),
        )


def _with(referral: Referral, approval: Approval) -> Referral:
    return referral.model_copy(update={"approvals": (*referral.approvals, approval)})
