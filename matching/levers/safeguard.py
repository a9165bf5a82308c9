"""Agree and put in place what lessens one child's effect on another, such as a separation plan."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from matching.findings import GapKind
from matching.lever import Change, Opening, keys, of_kind
from matching.match import Match
from matching.world.catalogue import Mitigation
from matching.world.change import with_group
from matching.world.facts import Role
from matching.world.group import Group, Safeguard

ID = "safeguard"


def options(match: Match, openings: Iterable[Opening]) -> Iterable[Change]:
    """One change for each mitigation that the catalogue names for a pair and that is not in place yet."""
    pairs = match.catalogue.pair_by_id()
    for opening in of_kind(openings, GapKind.IMPACT):
        pair = pairs.get(opening.gap.part)
        for mitigation in pair.mitigations if pair else ():
            if not _in_place(match, opening, mitigation):
                yield _change(match, opening, mitigation)


def _in_place(match: Match, opening: Opening, mitigation: Mitigation) -> bool:
    return any(
        (s.pair, s.source, s.affected, s.measure)
        == (opening.gap.part, opening.gap.source, opening.gap.affected, mitigation.id)
        and s.counts_on(match.on)
        for s in match.group.safeguards
    )


def _change(match: Match, opening: Opening, mitigation: Mitigation) -> Change:
    gap = opening.gap
    planned = Safeguard(
        pair=gap.part,
        source=gap.source,
        affected=gap.affected,
        measure=mitigation.id,
        owner="to be named",
        in_place_since=match.on,
        evidence="supposed to be in place and evidenced",
    )
    between = f"{match.name(gap.source)} and {match.name(gap.affected)}"
    return Change(
        id=f"{ID}:{gap.part}:{gap.source}>{gap.affected}:{mitigation.id}",
        lever=ID,
        what=f"{mitigation.name}, between {between}: agreed, in place, and its working evidenced.",
        by=Role.REGISTERED_MANAGER,
        days=mitigation.days_to_arrange,
        answers=keys([opening]),
        apply=partial(with_group, urn=match.home.urn, change=partial(_with, safeguard=planned)),
        weekly_pounds=mitigation.weekly_pounds,
    )


def _with(group: Group, safeguard: Safeguard) -> Group:
    return group.model_copy(update={"safeguards": (*group.safeguards, safeguard)})
