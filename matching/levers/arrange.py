"""Set up a facility, a link or a way of working that a need calls for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from matching.findings import GapKind
from matching.lever import Change, Opening, by_part, keys, of_kind
from matching.match import Match
from matching.world.change import with_home
from matching.world.facts import Role
from matching.world.home import Home

ID = "arrange"


def options(match: Match, openings: Iterable[Opening]) -> Iterable[Change]:
    """One change for each thing that is not in place."""
    known = match.catalogue.capability_by_id()
    for part, lacking in by_part(of_kind(openings, GapKind.FACILITY, GapKind.ARRANGEMENT)).items():
        capability = known.get(part)
        yield Change(
            id=f"{ID}:{part}",
            lever=ID,
            what=f"{capability.name}: {capability.how}" if capability else f"Arrange to meet the need for {part}.",
            by=Role.REGISTERED_MANAGER,
            days=capability.days_to_arrange if capability else match.policy["days_to_meet_an_identity_need"],
            answers=keys(lacking),
            apply=partial(
                with_home,
                urn=match.home.urn,
                change=partial(_arranged, part=part, is_capability=capability is not None),
            ),
            weekly_pounds=capability.weekly_pounds if capability else 0,
            one_off_pounds=capability.one_off_pounds if capability else 0,
        )


def _arranged(home: Home, part: str, is_capability: bool) -> Home:
    if not is_capability:
        return home.model_copy(update={"meets": (*home.meets, part)})
    lacks = tuple(p for p in home.lacks if p != part)
    return home.model_copy(update={"has": (*home.has, part), "lacks": lacks})
