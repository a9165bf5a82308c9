"""What the newcomer's needs call for: the capabilities that the catalogue names as the answer to a need at a level."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from matching.findings import FactRef
from matching.known import Known
from matching.match import Match
from matching.world.catalogue import Capability, CapabilityKind


class Caller(NamedTuple):
    """A need of the newcomer that calls for something from a level on."""

    need: str
    from_level: int


Called = tuple[tuple[Capability, tuple[Caller, ...]], ...]
"""Capabilities, each with the needs that may call for it."""


def may_be_called_for(match: Match, *kinds: CapabilityKind) -> Called:
    """Every capability of these kinds that a need may call for, with those needs, in the catalogue's order."""
    found: Called | None = match.of_child.get(kinds)
    if found is None:
        found = match.of_child[kinds] = _may_be_called_for(match, kinds)
    return found


def _may_be_called_for(match: Match, kinds: Collection[CapabilityKind]) -> Called:
    callers: dict[str, list[Caller]] = {}
    for need in match.catalogue.needs:
        highest = match.levels(match.child.id, need.id)[-1] if need.provision else 0
        for capability in need.capabilities_at(highest):
            lowest = min(p.from_level for p in need.provision if capability in p.capabilities)
            callers.setdefault(capability, []).append(Caller(need.id, lowest))
    return tuple((c, tuple(callers[c.id])) for c in match.catalogue.capabilities if c.kind in kinds and c.id in callers)


def is_called_for(known: Known, callers: Sequence[Caller]) -> bool:
    """Whether any of these needs is at its level; what is certain is looked at first."""
    child = known.match.child.id
    return bool(_certain(known, callers)) or any(known.at_least(child, c.need, c.from_level) for c in callers)


def in_words(known: Known, callers: Sequence[Caller]) -> str:
    """The needs that are sure to call for it: "seizures, nights and sleep"."""
    return ", ".join(known.match.needs[c.need].name.lower() for c in _certain(known, callers))


def _certain(known: Known, callers: Sequence[Caller]) -> list[Caller]:
    child = known.match.child.id
    return [c for c in callers if min(known.possible(FactRef(child, c.need))) >= c.from_level]
