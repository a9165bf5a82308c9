"""What each bedroom offers a child for a whole stay: whether it is free, whom it is shared with, what it lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from matching.details.home import BEDROOM_FEATURE
from matching.details.rooms import RESIDENT_BEDROOM
from matching.findings import Band, FactRef
from matching.match import Match
from matching.outlook import Good, Outlook
from matching.reading.presence import is_here, is_over, others, turning_nights
from matching.reading.sharing import may_share
from matching.world.catalogue import Capability, CapabilityKind, Catalogue
from matching.world.group import Resident
from matching.world.home import Bedroom
from matching.world.record import Same

Calls = tuple[tuple[str, int], ...]
"""The needs that call for something, each with the level from which it does."""
Features = tuple[tuple[Capability, Calls], ...]
Asked = tuple[FactRef, Good]


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
    sure, called = _sure_offers(outlook.match, first), _Called(outlook)
    found: list[tuple[_Rank, Offer, Sequence[Asked]]] = []
    for room in outlook.match.home.bedrooms:
        part = outlook.apart()
        offer = sure.get(room.id) or _offer(part, room, first, called)
        found.append((_rank(offer, len(part.open)), offer, part.open))
    _, best, asked = min(found, key=lambda entry: entry[0])
    outlook.open.extend(asked)
    return best


def _sure_offers(match: Match, first: date) -> dict[str, Offer]:
    """What each bedroom offers of which nothing that is not known matters, by its id; found once for a match."""
    found: dict[str, Offer] | None = match.worked_out.get((Offer, first))
    if found is None:
        found = match.worked_out[Offer, first] = {}
        called = _Called(Outlook(match, {}, hopeful=True))
        for room in match.home.bedrooms:
            part = called.outlook.apart()
            offer = _offer(part, room, first, called)
            if not part.open:
                found[room.id] = offer
    return found


def sure_bands(match: Match) -> dict[str, Band]:
    """The best band that each bedroom allows from the first night, by its id, where nothing that is not known matters.

    As no other bedroom matters to it either, it is the same as were it the only one.
    """
    return {room: offer.band for room, offer in _sure_offers(match, match.start).items()}


def lacking(match: Match, room: Bedroom) -> tuple[Capability, ...]:
    """What the child's needs may call for and a bedroom lacks, or is not recorded to have, in the catalogue's order."""
    outlook = Outlook(match, {}, hopeful=False)
    return tuple(_missing(outlook, room, _Called(outlook)))


def called_for(match: Match) -> tuple[Capability, ...]:
    """What the child is known to need of a bedroom, in the catalogue's order."""
    called = _Called(Outlook(match, {}, hopeful=True))
    return tuple(feature for number, feature in enumerate(called.features) if called.for_(number)[0])


_Rank = tuple[int, bool, int, int, int, str]


def _rank(offer: Offer, left_open: int) -> _Rank:
    return (-offer.band, not offer.is_free, left_open, len(offer.sharers), len(offer.missing), offer.room)


def _offer(outlook: Outlook, room: Bedroom, first: date, called: _Called) -> Offer:
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
    missing = tuple(_missing(outlook, room, called))
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


def _missing(outlook: Outlook, room: Bedroom, called: _Called) -> Iterator[Capability]:
    """What is called for and not there, in the catalogue's order."""
    match, recorded = outlook.match, set(room.has) - set(room.lacks)
    for number, feature in enumerate(called.features):
        if feature.id in recorded:
            continue
        is_called_for, asked = called.for_(number)
        outlook.open.extend(asked)
        has = FactRef(match.home.urn, BEDROOM_FEATURE, f"{room.id}:{feature.id}")
        if is_called_for and not outlook.whether(has, bool):
            yield feature


class _Called:
    """The features that the child's needs may call for, and which do in one outlook, found once for all rooms."""

    def __init__(self, outlook: Outlook) -> None:
        self.outlook, self._calls = outlook, _features(outlook.match)
        self.features = tuple(feature for feature, _ in self._calls)
        self._found: dict[int, tuple[bool, Sequence[Asked]]] = {}

    def for_(self, number: int) -> tuple[bool, Sequence[Asked]]:
        """Whether a feature is called for, and what was open in that."""
        found = self._found.get(number)
        if found is None:
            part, (_, calls) = self.outlook.apart(), self._calls[number]
            is_so = any(not part.whether(part.match.need_fact(need), _below(least)) for need, least in calls)
            found = self._found[number] = is_so, part.open
        return found


def _below(least: int) -> Callable[[int], bool]:
    return lambda level: level < least


def _features(match: Match) -> Features:
    """Each feature of a bedroom that a need of the child may call for, with those needs, each from its level on."""
    found: Features | None = match.of_child.get(Offer)
    if found is None:
        found = match.of_child[Offer] = tuple(_may_be_called_for(match, _features_of(Same(match.catalogue))))
    return found


def _may_be_called_for(match: Match, features: Features) -> Iterator[tuple[Capability, Calls]]:
    for feature, calls in features:
        may = tuple((need, least) for need, least in calls if match.levels(match.child.id, need)[-1] >= least)
        if may:
            yield feature, may


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
