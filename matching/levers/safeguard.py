"""Agree and put in place what lessens one child's effect on another, such as a separation plan."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from matching.findings import GapKind
from matching.lever import Change, Opening, keys, of_kind
from matching.match import Match
from matching.world.catalogue import Mitigation
from matching.world.change import with_group
from matching.world.facts import Role
from matching.world.group import Group, Safeguard

ID = "safeguard"


class _Ends(NamedTuple):
    """One impact of the catalogue from one child to another."""

    pair: str
    source: str
    affected: str


def options(match: Match, openings: Iterable[Opening]) -> Iterable[Change]:
    """One change for each mitigation that the catalogue names for a pair and that is not in place yet."""
    pairs = match.catalogue.pair_by_id()
    for ends, lacking in _by_ends(of_kind(openings, GapKind.IMPACT)).items():
        pair = pairs.get(ends.pair)
        for mitigation in pair.mitigations if pair else ():
            if not _in_place(match, ends, mitigation):
                yield _change(match, ends, mitigation, lacking)


def _by_ends(openings: Iterable[Opening]) -> dict[_Ends, list[Opening]]:
    """The openings under the impact they name; a chain names the impact that is its first step."""
    grouped: dict[_Ends, list[Opening]] = {}
    for opening in openings:
        ends = _Ends(opening.gap.part, opening.gap.source, opening.gap.affected)
        grouped.setdefault(ends, []).append(opening)
    return grouped


def _in_place(match: Match, ends: _Ends, mitigation: Mitigation) -> bool:
    return any(
        (s.pair, s.source, s.affected, s.measure) == (*ends, mitigation.id) and s.counts_on(match.on)
        for s in match.group.safeguards
    )


def _change(match: Match, ends: _Ends, mitigation: Mitigation, lacking: Iterable[Opening]) -> Change:
    planned = Safeguard(
        pair=ends.pair,
        source=ends.source,
        affected=ends.affected,
        measure=mitigation.id,
        owner="to be named",
        in_place_since=match.on,
        evidence="supposed to be in place and evidenced",
    )
    between = f"{match.name(ends.source)} and {match.name(ends.affected)}"
    return Change(
        id=f"{ID}:{ends.pair}:{ends.source}>{ends.affected}:{mitigation.id}",
        lever=ID,
        what=f"{mitigation.name}, between {between}: agreed with both, in place from the first night, "
        "with every shift briefed and how it works written down.",
        by=Role.REGISTERED_MANAGER,
        days=mitigation.days_to_arrange + match.policy["days_to_evidence_a_safeguard"],
        answers=keys(lacking),
        apply=partial(with_group, urn=match.home.urn, change=partial(_with, safeguard=planned)),
        weekly_pounds=mitigation.weekly_pounds,
    )


def _with(group: Group, safeguard: Safeguard) -> Group:
    return group.model_copy(update={"safeguards": (*group.safeguards, safeguard)})
