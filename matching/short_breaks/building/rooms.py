"""Bedrooms put into classes that a plan cannot tell apart, and the ways to put a family's children into them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import product

import numpy as np

from matching.short_breaks.building.draw import lives_there
from matching.short_breaks.building.frame import Frame, Mask, Pair
from matching.short_breaks.period import BreakHome, PlannedStay
from matching.short_breaks.problem import Indices, SmallInts
from matching.world.group import Resident

WISHES = "wishes"
"""The level that counts familiar bedrooms."""


@dataclass(frozen=True)
class RoomClasses:
    """Every class in the order of homes: its home, its bedrooms, and how many are open each night."""

    home: Indices
    rooms: tuple[tuple[str, ...], ...]
    open: SmallInts
    """(G, T)"""
    alike: Indices
    """(G,): the first class of those that differ only in who is used to their bedrooms."""
    number: dict[tuple[str, str], int]
    """The class of each bedroom, by URN and bedroom."""


@dataclass(frozen=True)
class Variants:
    """Ways to put each pair's children into classes, in the order of pairs; then those that only a promise may use."""

    pair: Indices
    starts: Indices
    """(P + 1,): the ways that any stay of the pair may use."""
    classes: Indices
    """(V, M)"""


def classes_of(frame: Frame, *, each_apart: bool = False) -> RoomClasses:
    """Bedrooms are alike when the same children suit and are used to them, on the same nights, and neither is booked.

    A bedroom that a fixed stay names is a class of its own, so that counting is enough to keep every other guest in
    one bedroom for the whole stay.
    """
    homes: list[int] = []
    rooms: list[tuple[str, ...]] = []
    opens: list[SmallInts] = []
    number: dict[tuple[str, str], int] = {}
    alike: dict[tuple[object, ...], int] = {}
    first: list[int] = []
    for h, home in enumerate(frame.homes):
        for ids, kind, is_open in _classes_at(frame, home, each_apart=each_apart):
            first.append(alike.setdefault((h, *kind), len(homes)))
            number.update({(home.urn, room): len(homes) for room in ids})
            homes.append(h)
            rooms.append(ids)
            opens.append((is_open * len(ids)).astype(np.int16))
    table = np.array(opens, dtype=np.int16).reshape(len(opens), frame.nights)
    home_of = np.array(homes, dtype=np.int32)
    return RoomClasses(home_of, tuple(rooms), table, np.array(first, dtype=np.int32), number)


def _classes_at(
    frame: Frame, home: BreakHome, *, each_apart: bool
) -> Iterator[tuple[tuple[str, ...], tuple[object, ...], Mask]]:
    """The bedrooms of each class, what they share whoever is used to them, and when they are open."""
    named = {room for stay in frame.fixed_stays if stay.urn == home.urn for room in stay.bedrooms}
    suits, used_to = _suits(frame, home.urn), _used_to(frame, home.urn)
    alike: dict[tuple[tuple[object, ...], frozenset[str]], list[str]] = {}
    masks: dict[tuple[object, ...], Mask] = {}
    for room in sorted(frame.home_records[home.urn].bedrooms, key=lambda r: r.id):
        is_open = _open_nights(frame, home, room.id)
        by_name = room.id if each_apart or room.id in named else ""
        kind = (by_name, suits.get(room.id, frozenset()), is_open.tobytes())
        key = (kind, used_to.get(room.id, frozenset()))
        alike.setdefault(key, []).append(room.id)
        masks[kind] = is_open
    yield from ((tuple(ids), kind, masks[kind]) for (kind, _), ids in alike.items())


def _suits(frame: Frame, urn: str) -> dict[str, frozenset[tuple[str, int]]]:
    found: dict[str, set[tuple[str, int]]] = {}
    for suited in frame.cleared.suited:
        if suited.urn == urn:
            for child, ids in enumerate(suited.bedrooms):
                for room in ids:
                    found.setdefault(room, set()).add((suited.family, child))
    return {room: frozenset(children) for room, children in found.items()}


def _used_to(frame: Frame, urn: str) -> dict[str, frozenset[str]]:
    """For each bedroom, the families who are used to it and may stay; nobody where the policy counts no wishes."""
    if frame.is_off(WISHES):
        return {}
    found: dict[str, set[str]] = {}
    for family in frame.families:
        for bedroom in family.familiar_bedrooms if (family.id, urn) in frame.pair_number else ():
            at, _, room = bedroom.partition("/")
            if at == urn:
                found.setdefault(room, set()).add(family.id)
    return {room: frozenset(families) for room, families in found.items()}


def _open_nights(frame: Frame, home: BreakHome, room_id: str) -> Mask:
    room = next(r for r in frame.home_records[home.urn].bedrooms if r.id == room_id)
    nights = (frame.period.first_night + timedelta(days=t) for t in range(frame.nights))
    is_open = np.array([room.is_open_on(night) for night in nights], dtype=np.bool_)
    is_open &= ~frame.mask(home.closed)
    for resident in frame.residents.get(home.urn, ()):
        if resident.bedroom == room_id:
            is_open &= (lives_there(frame, resident) == 0) & ~_is_made_ready(frame, home, resident)
    return is_open


def _is_made_ready(frame: Frame, home: BreakHome, resident: Resident) -> Mask:
    """(T,): the turn-around nights after a child who lived there has left for certain, as after a guest."""
    number = np.arange(frame.nights)
    if resident.leaving is None or not resident.leaving_confirmed:
        return number < 0
    left = frame.period.number(resident.leaving)
    return (number >= left) & (number < left + home.turnaround_nights)


def variants_of(frame: Frame, classes: RoomClasses) -> Variants:
    """Every way to put each pair's children into classes that suit, and the bedrooms that its fixed stays name.

    Where those do not suit, no other stay of the pair may be in them. Siblings who suit each other's bedrooms are in
    them one way round only, and as stays that were given out have them.
    """
    pairs: list[int] = []
    ways: list[tuple[int, ...]] = []
    starts = [0]
    fixed, given = _named_ways(frame, classes, frame.fixed_stays), _given_out(frame, classes)
    for p, pair in enumerate(frame.pairs):
        per_child = _suiting(frame, classes, pair)
        found = {way for way in _ways(classes, per_child) if per_child}
        named = fixed.get(p, set()) | given.get(p, set())
        found |= {way for way in named if _suits_in(way, per_child)}
        pairs += [p] * len(found)
        ways += sorted(found)
        starts.append(len(ways))
    for p, named in sorted(fixed.items()):
        only_promised = sorted(way for way in named if not _suits_in(way, _suiting(frame, classes, frame.pairs[p])))
        pairs += [p] * len(only_promised)
        ways += only_promised
    most = max((len(f.children) for f in frame.families), default=1)
    padded = [(*way, *(-1 for _ in range(most - len(way)))) for way in ways]
    table = np.array(padded, dtype=np.int32).reshape(len(padded), most)
    return Variants(np.array(pairs, dtype=np.int32), np.array(starts, dtype=np.int32), table)


def _suiting(frame: Frame, classes: RoomClasses, pair: Pair) -> list[list[int]]:
    """For each child of the pair's family, the classes that suit; nothing where the match check refuses."""
    urn = frame.homes[pair.home].urn
    suited = () if pair.suited is None else pair.suited.bedrooms
    return [sorted({classes.number[urn, room] for room in ids}) for ids in suited]


def _suits_in(way: Sequence[int], per_child: Sequence[Sequence[int]]) -> bool:
    return len(way) == len(per_child) and all(g in suiting for g, suiting in zip(way, per_child, strict=True))


def _ways(classes: RoomClasses, per_child: list[list[int]]) -> Iterator[tuple[int, ...]]:
    seen = set()
    for way in product(*per_child):
        counted = Counter(way)
        key = tuple(sorted(way))
        if key not in seen and all(n <= len(classes.rooms[g]) for g, n in counted.items()):
            seen.add(key)
            yield way


def _given_out(frame: Frame, classes: RoomClasses) -> dict[int, set[tuple[int, ...]]]:
    """By pair, the ways into bedrooms of stays that were published or confirmed, so far as there are such bedrooms."""
    stays = (*frame.period.published, *frame.confirmed)
    known = (
        s
        for s in stays
        if (s.family, s.urn) in frame.pair_number and all((s.urn, room) in classes.number for room in s.bedrooms)
    )
    return _named_ways(frame, classes, known)


def _named_ways(frame: Frame, classes: RoomClasses, stays: Iterable[PlannedStay]) -> dict[int, set[tuple[int, ...]]]:
    found: dict[int, set[tuple[int, ...]]] = {}
    for stay in stays:
        way = tuple(classes.number[stay.urn, room] for room in stay.bedrooms)
        found.setdefault(frame.pair_number[stay.family, stay.urn], set()).add(way)
    return found
