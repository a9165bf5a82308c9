"""What the parts of a world are held against: the day, the catalogue, and who and what the world holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from matching.world.catalogue import Capability, Catalogue, ImpactPair, Need
from matching.world.home import Bedroom
from matching.world.world import World


@dataclass(frozen=True)
class Ground:
    """What may be named in this world, under its ids."""

    as_at: date
    needs: Mapping[str, Need]
    capabilities: Mapping[str, Capability]
    pairs: Mapping[str, ImpactPair]
    children: frozenset[str]
    bedrooms: Mapping[str, Mapping[str, Bedroom]]
    """By URN, then by the bedroom's id."""

    @classmethod
    def of(cls, world: World, catalogue: Catalogue) -> Ground:
        """The ground of a world."""
        return cls(
            as_at=world.as_at,
            needs=catalogue.need_by_id(),
            capabilities=catalogue.capability_by_id(),
            pairs=catalogue.pair_by_id(),
            children=frozenset(c.id for c in world.children()),
            bedrooms={h.urn: {b.id: b for b in h.bedrooms} for h in world.homes},
        )
