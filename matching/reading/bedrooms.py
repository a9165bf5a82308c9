"""What each bedroom offers a child for a whole stay: whether it is free, whom it is shared with, what it lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from matching.details.home import BEDROOM_FEATURE
from matching.details.rooms import RESIDENT_BEDROOM
from matching.findings import Band, FactRef
from matching.match import Match
from matching.outlook import Outlook
from matching.reading.presence import is_here, is_over, others, turning_nights
from matching.reading.sharing import may_share
from matching.world.catalogue import Capability, CapabilityKind, Catalogue
from matching.world.group import Resident
from matching.world.home import Bedroom
from matching.world.record import Same

Features = tuple[tuple[Capability, tuple[tuple[str, int], ...]], ...]


@dataclass(frozen=True)
class Offer:
    """One bedroom for a stay that begins on `first`.

    missing  what the child's needs call for and the room lacks, or is not recorded to have
    late     those of them that cannot be arranged before the first night
    """

    room: str
    first: date
    is_free: bool
    sharers: tuple[Resident, ...] = ()
    missing: tuple[Capability, ...] = ()
    late: tuple[Capability, ...] = ()

    @property
    def band(self) -> Band:
        """The best band that the bedroom allows."""
        if not self.is_free or self.late:
            return Band.NOT_UNLESS
        return Band.CONDITIONS if self.missing or self.sharers else Band.GOOD


def best_offer(outlook: Outlook, first: date) -> Offer:
    """The bedroom that allows most; of equals a free one, then least left open, fewest to share with, least missing.

    Only what is open about that bedroom is listed as open. The home has at least one bedroom recorded.
    """
    found, features = [], _features(outlook.match)
    for room in outlook.match.home.bedrooms:
        part = outlook.apart()
        offer = _offer(part, room, first, features)
        found.append((_rank(offer, len(part.open)), offer, part))
    _, best, part = min(found, key=lambda entry: entry[0])
    outlook.open.extend(part.open)
    return best


def lacking(match: Match, room: Bedroom) -> tuple[Capability, ...]:
    """What the child's needs may call for and a bedroom lacks, or is not recorded to have, in the catalogue's order."""
    return tuple(_missing(Outlook(match, {}, hopeful=False), room, _features(match)))


def _rank(offer: Offer, left_open: int) -> tuple[int, bool, int, int, int, str]:
    return (-offer.band, not offer.is_free, left_open, len(offer.sharers), len(offer.missing), offer.room)


def _offer(outlook: Outlook, room: Bedroom, first: date, features: Features) -> Offer:
    match = outlook.match
    sharers: dict[str, Resident] = {}
    for night in turning_nights(match, first, (room.closed_from,)):
        sleeping = list(_sleeping_on(outlook, room, night))
        if room.is_open_on(night) and not sleeping:
            continue
        if is_over(outlook, first, night):
            break
        if not (room.is_open_on(night) and _has_bed(outlook, room, sleeping)):
            return Offer(room.id, first, is_free=False)
        sharers |= {r.child.id: r for r in sleeping}
    missing = tuple(_missing(outlook, room, features))
    days = (first - match.on).days
    late = tuple(c for c in missing if c.days_to_arrange > days)
    return Offer(room.id, first, True, tuple(sharers[id] for id in sorted(sharers)), missing, late)


def _sleeping_on(outlook: Outlook, room: Bedroom, night: date) -> Iterator[Resident]:
    """The residents who sleep in a bedroom on a night."""
    for resident in others(outlook.match):
        may_be_here = resident.bedroom in (None, room.id)
        if may_be_here and is_here(outlook, resident, night) and not _sleeps_elsewhere(outlook, resident, room):
            yield resident


def _sleeps_elsewhere(outlook: Outlook, resident: Resident, room: Bedroom) -> bool:
    return outlook.whether(FactRef(resident.child.id, RESIDENT_BEDROOM), lambda id: bool(id != room.id))


def _has_bed(outlook: Outlook, room: Bedroom, sleeping: list[Resident]) -> bool:
    """Whether the child may sleep in a room with those who sleep there, if any, and there is a bed."""
    return not sleeping or (
        room.may_be_shared and len(sleeping) < room.beds and all(may_share(outlook, r) for r in sleeping)
    )


def _missing(outlook: Outlook, room: Bedroom, features: Features) -> Iterator[Capability]:
    """What is called for and not there, in the catalogue's order."""
    match, recorded = outlook.match, set(room.has) - set(room.lacks)
    for feature, calls in features:
        if feature.id in recorded:
            continue
        is_called_for = any(not outlook.whether(match.need_fact(need), _below(least)) for need, least in calls)
        has = FactRef(match.home.urn, BEDROOM_FEATURE, f"{room.id}:{feature.id}")
        if is_called_for and not outlook.whether(has, bool):
            yield feature


def _below(least: int) -> Callable[[int], bool]:
    return lambda level: level < least


def _features(match: Match) -> Features:
    """Each feature of a bedroom that a need calls for, with those needs and from which level they do."""
    return _features_of(Same(match.catalogue))


@lru_cache(maxsize=8)
def _features_of(kept: Same[Catalogue]) -> Features:
    """Kept, since one catalogue serves thousands of checks."""
    catalogue, calls = kept.record, dict[str, list[tuple[str, int]]]()
    for need in catalogue.needs:
        for provision in need.provision:
            for capability in provision.capabilities:
                calls.setdefault(capability, []).append((need.id, provision.from_level))
    bedroom = [c for c in catalogue.capabilities if c.kind is CapabilityKind.BEDROOM and c.id in calls]
    return tuple((feature, tuple(calls[feature.id])) for feature in bedroom)
