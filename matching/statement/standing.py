"""How each capability of the catalogue stands in the home on a day: in place, missing, or not recorded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from matching.statement.item import Standing, State, Today, count, listed
from matching.world.catalogue import Capability, CapabilityKind, Need
from matching.world.home import Bedroom
from matching.world.staff import Shift

Answer = tuple[State, str]

ORDINARY = 1
"""The level that ordinary care meets, for which no capability is called."""


def standing(today: Today, id: str, day: date | None = None) -> Standing:
    """How one capability stands on that day, or on the day of the review."""
    capability = today.catalogue.capability_by_id()[id]
    state, words = _BY_KIND[capability.kind](today, capability, day or today.on)
    return Standing(capability=id, name=capability.name, state=state, words=words)


def standings(today: Today, need: Need, level: int) -> tuple[Standing, ...]:
    """Every capability that a need calls for up to a level, in the catalogue's order.

    Bedroom features that are each somewhere, but together in no bedroom, are missing: a child sleeps in one room.
    """
    found = tuple(standing(today, c) for c in need.capabilities_at(level))
    capabilities = today.catalogue.capability_by_id()
    features = [s.capability for s in found if capabilities[s.capability].kind is CapabilityKind.BEDROOM]
    if not all(s.state is State.IN_PLACE for s in found if s.capability in features):
        return found
    if not features or any(set(features) <= set(room.has) for room in _open_rooms(today, today.on)):
        return found
    state = _together(today, set(features))
    return tuple(_apart(s, state) if s.capability in features else s for s in found)


def answered_to(today: Today, need: Need) -> int:
    """The highest level for which the catalogue calls for something more and all of it is in place.

    1, which ordinary care meets, when nothing beyond is evidenced.
    """
    answered = ORDINARY
    for level in sorted({p.from_level for p in need.provision}):
        if any(s.state is not State.IN_PLACE for s in standings(today, need, level)):
            break
        answered = max(answered, level)
    return answered


def _together(today: Today, features: set[str]) -> State:
    """Whether some bedroom could still turn out to have every feature."""
    could = any(not features & set(room.lacks) for room in _open_rooms(today, today.on))
    return State.NOT_RECORDED if could else State.MISSING


def _apart(found: Standing, state: State) -> Standing:
    words = "no one bedroom is recorded with every feature this need calls for"
    return found.model_copy(update={"state": state, "words": words})


def _competence(today: Today, capability: Capability, day: date) -> Answer:
    if not today.home.staff:
        return State.NOT_RECORDED, "no staff are recorded"
    needed = today.policy["competent_staff_to_cover_shift"]
    held = {shift: _competent(today, capability, shift, day) for shift in capability.shifts or tuple(Shift)}
    short = [f"{_so_many(n, needed)} on the {shift} shift" for shift, n in held.items() if n < needed]
    if not short:
        return State.IN_PLACE, f"{min(held.values())} or more competent staff on every shift it is for"
    words = f"competent: {listed(short)}{_lapsed(today, capability, day)}"
    nobody = capability.named_child and not any(held.values())
    return (State.BY_NAME if nobody else State.MISSING), words


def _so_many(held: int, needed: int) -> str:
    return f"{held} of the {needed} needed" if held else "nobody"


def _competent(today: Today, capability: Capability, shift: Shift, day: date) -> int:
    """Staff who work that shift and are competent: in general, or for any child where it is assessed by name."""
    return sum(
        member.works_on(shift, day)
        and any(
            c.task == capability.id and c.holds_on(day) and (c.for_child is not None) is capability.named_child
            for c in member.competences
        )
        for member in today.home.staff
    )


def _lapsed(today: Today, capability: Capability, day: date) -> str:
    """When it last lapsed for somebody who still works here, as the end of a sentence."""
    ended = [
        c.expires
        for member in today.home.staff
        if any(member.works_on(shift, day) for shift in Shift)
        for c in member.competences
        if c.task == capability.id and c.expires is not None and c.expires <= day
    ]
    return f"; it lapsed for {len(ended)}, last on {max(ended).isoformat()}" if ended else ""


def _bedroom(today: Today, capability: Capability, day: date) -> Answer:
    rooms = _open_rooms(today, day)
    having = [room for room in rooms if capability.id in room.has]
    unknown = [room for room in rooms if capability.id not in (*room.has, *room.lacks)]
    if having:
        return State.IN_PLACE, f"in {count(len(having), 'bedroom', 'bedrooms')}"
    if unknown:
        return State.NOT_RECORDED, f"not recorded for {count(len(unknown), 'bedroom', 'bedrooms')}"
    if not today.home.bedrooms:
        return State.NOT_RECORDED, "no bedrooms are recorded"
    return State.MISSING, "in no bedroom that is open today"


def _open_rooms(today: Today, day: date) -> list[Bedroom]:
    return [room for room in today.home.bedrooms if room.is_open_on(day)]


def _house(today: Today, capability: Capability, day: date) -> Answer:
    if capability.id in today.home.has:
        return State.IN_PLACE, "recorded as in place"
    if capability.id in today.home.lacks:
        return State.MISSING, "recorded as not there"
    return State.NOT_RECORDED, "not recorded either way"


def _waking_night(today: Today, capability: Capability, day: date) -> Answer:
    recorded = [s.awake for s in today.home.shifts if s.shift is Shift.NIGHT]
    awake = sum(number or 0 for number in recorded)
    if awake:
        return State.IN_PLACE, f"{awake} awake at night"
    if not recorded or None in recorded:
        return State.NOT_RECORDED, "how many staff are awake at night is not recorded"
    return State.MISSING, "nobody is awake at night"


_BY_KIND: dict[CapabilityKind, Callable[[Today, Capability, date], Answer]] = {
    CapabilityKind.COMPETENCE: _competence,
    CapabilityKind.BEDROOM: _bedroom,
    CapabilityKind.FACILITY: _house,
    CapabilityKind.ARRANGEMENT: _house,
    CapabilityKind.WAKING_NIGHT: _waking_night,
}
