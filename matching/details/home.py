"""What may be not recorded about a home: silence in its statement, a bedroom nobody looked at, a shift's numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from matching.details.detail import Detail, either, yes_or_no
from matching.details.nearby import say_places, supposed_homes
from matching.findings import FactRef
from matching.match import Match
from matching.world.change import with_home
from matching.world.facts import TOP_LEVEL, Role
from matching.world.home import Bedroom, Home, LocationAssessment
from matching.world.place import Place
from matching.world.staff import Shift, on_shift, with_numbers
from matching.world.statement import Answer, NeedStated, Position, Stated, StatementOfPurpose, StayKind, stated_on
from matching.world.world import World

STATEMENT_ON = "statement on a need"
STATED_KINDS = "kinds of stay stated"
BEDROOM_FEATURE = "bedroom feature"
FACILITY = "facility or arrangement"
ANIMALS = "animals"
LOCATION_ASSESSED = "location assessment"
STAFF_AWAKE = "staff awake"
STAFF_SLEEPING_IN = "staff sleeping in"
HOME_AT = "the home's place"

_MANAGER = (Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER)


def _learn(
    change: Callable[[Home, Match, FactRef, Any], Home],
) -> Callable[[World, Match, FactRef, Any], World]:
    def learn(world: World, match: Match, ref: FactRef, value: Any) -> World:
        return with_home(world, match.home.urn, lambda home: change(home, match, ref, value))

    return learn


def _asks(words: str) -> Callable[[Match, FactRef], str]:
    return lambda match, ref: f"{match.home.name}: {words}"


def _positions(match: Match, ref: FactRef) -> tuple[int, ...]:
    stated = match.position_on(ref.part)
    return tuple(range(1, TOP_LEVEL + 1)) if stated is None else (stated.value.highest,)


def _say_positions(match: Match, values: Sequence[int]) -> str:
    words = ["cannot meet it" if v == 1 else f"takes it to level {v}" for v in values]
    return f"the home {either(words)}"


def _learn_position(home: Home, match: Match, ref: FactRef, highest: int) -> Home:
    answer = Answer.CAN if highest > 1 else Answer.CANNOT
    position = Position(answer=answer, to_level=highest if highest > 1 else None)
    version = Stated[Position](value=position, effective=min(match.on, match.start))
    stated = NeedStated(need=ref.part, versions=(version,))
    others = tuple(n for n in home.statement.needs if n.need != ref.part)
    return _with_statement(home, needs=(*others, stated))


def _with_statement(home: Home, **fields: Any) -> Home:
    statement: StatementOfPurpose = home.statement.model_copy(update=fields)
    return home.model_copy(update={"statement": statement})


def _feature(match: Match, ref: FactRef) -> tuple[bool, ...]:
    room, feature = _room(match.home, ref), ref.part.rpartition(":")[2]
    if feature in room.lacks:
        return (False,)
    return (True,) if feature in room.has else (False, True)


def _room(home: Home, ref: FactRef) -> Bedroom:
    return next(b for b in home.bedrooms if b.id == ref.part.rpartition(":")[0])


def _learn_feature(home: Home, match: Match, ref: FactRef, has: bool) -> Home:
    room, feature = _room(home, ref), ref.part.rpartition(":")[2]
    field = "has" if has else "lacks"
    changed = room.model_copy(update={field: (*getattr(room, field), feature)})
    return home.model_copy(update={"bedrooms": tuple(changed if b.id == room.id else b for b in home.bedrooms)})


def _facility(match: Match, ref: FactRef) -> tuple[bool, ...]:
    if ref.part in match.home.lacks:
        return (False,)
    return (True,) if ref.part in match.home.has else (False, True)


def _learn_facility(home: Home, match: Match, ref: FactRef, has: bool) -> Home:
    field = "has" if has else "lacks"
    return home.model_copy(update={field: (*getattr(home, field), ref.part)})


def _awake(match: Match, ref: FactRef) -> tuple[int, ...]:
    numbers = [s.awake for s in match.home.shifts if s.shift.value == ref.part]
    known = [n for n in numbers if n is not None]
    if numbers and len(known) == len(numbers):
        return (sum(known),)
    return tuple(range(sum(known), max(16, sum(known) + 1)))


def _learn_awake(home: Home, match: Match, ref: FactRef, number: int) -> Home:
    return home.model_copy(update={"shifts": with_numbers(home.shifts, Shift(ref.part), awake=number)})


def _sleeping_in(match: Match, ref: FactRef) -> tuple[int, ...]:
    number = on_shift(match.home.shifts, Shift(ref.part)).sleeping_in
    return (0, 1) if number is None else (number,)


def _learn_sleeping_in(home: Home, match: Match, ref: FactRef, number: int) -> Home:
    return home.model_copy(update={"shifts": with_numbers(home.shifts, Shift(ref.part), sleeping_in=number)})


def _kinds(match: Match, ref: FactRef) -> tuple[bool, ...]:
    stated = stated_on(match.home.statement.kinds_of_stay, match.start)
    return (False, True) if stated is None else (StayKind(ref.part) in stated.value,)


def _learn_kinds(home: Home, match: Match, ref: FactRef, offered: bool) -> Home:
    kind = StayKind(ref.part)
    kinds = (kind,) if offered else tuple(k for k in StayKind if k is not kind)
    version = Stated[tuple[StayKind, ...]](value=kinds, effective=min(match.on, match.start))
    return _with_statement(home, kinds_of_stay=(*home.statement.kinds_of_stay, version))


def _location(match: Match, ref: FactRef) -> tuple[Any, ...]:
    known = match.home.location
    longest_ago = match.on.replace(year=match.on.year - 5, day=1)
    return (known,) if known else (LocationAssessment(done_on=match.on), LocationAssessment(done_on=longest_ago))


def _home_places(match: Match, ref: FactRef) -> tuple[Place, ...]:
    known = match.home.place
    return supposed_homes(match) if known is None else (known,)


HOME_DETAILS = (
    Detail(
        STATEMENT_ON,
        _MANAGER,
        _positions,
        lambda m, ref: (
            f"{m.home.name}: the statement of purpose does not say how far it meets "
            f"{m.needs[ref.part].name.lower()}. What is the home's position?"
        ),
        _say_positions,
        _learn(_learn_position),
    ),
    Detail(
        STATED_KINDS,
        _MANAGER,
        _kinds,
        lambda m, ref: f"{m.home.name}: does the statement of purpose offer {ref.part} stays?",
        yes_or_no("it offers them", "it does not offer them"),
        _learn(_learn_kinds),
    ),
    Detail(
        BEDROOM_FEATURE,
        _MANAGER,
        _feature,
        lambda m, ref: f"{m.home.name}: is there this in the bedroom: {ref.part.replace(':', ', ').replace('_', ' ')}?",
        yes_or_no("the bedroom has it", "the bedroom does not have it"),
        _learn(_learn_feature),
    ),
    Detail(
        FACILITY,
        _MANAGER,
        _facility,
        lambda m, ref: f"{m.home.name}: is this in place: {m.catalogue.capability_by_id()[ref.part].name.lower()}?",
        yes_or_no("it is in place", "it is not in place"),
        _learn(_learn_facility),
    ),
    Detail(
        ANIMALS,
        _MANAGER,
        lambda m, ref: (m.home.animals,) if m.home.animals is not None else ((), ("an animal",)),
        _asks("do animals live at or visit the home?"),
        lambda m, values: either(["animals" if v else "no animals" for v in values]),
        _learn(lambda home, m, ref, value: home.model_copy(update={"animals": value})),
    ),
    Detail(
        LOCATION_ASSESSED,
        _MANAGER,
        _location,
        _asks("when was the location last reviewed?"),
        lambda m, values: either([f"on {v.done_on.isoformat()}" for v in values]),
        _learn(lambda home, m, ref, value: home.model_copy(update={"location": value})),
    ),
    Detail(
        STAFF_AWAKE,
        _MANAGER,
        _awake,
        lambda m, ref: f"{m.home.name}: how many staff are awake on the {ref.part} shift?",
        lambda m, values: f"{min(values)} awake" if len(values) == 1 else f"{min(values)} to {max(values)} awake",
        _learn(_learn_awake),
    ),
    Detail(
        STAFF_SLEEPING_IN,
        _MANAGER,
        _sleeping_in,
        lambda m, ref: f"{m.home.name}: how many staff sleep in on the {ref.part} shift?",
        lambda m, values: either(["nobody sleeps in" if v == 0 else "somebody sleeps in" for v in values]),
        _learn(_learn_sleeping_in),
    ),
    Detail(
        HOME_AT,
        _MANAGER,
        _home_places,
        _asks("where is the home on the national grid?"),
        say_places,
        _learn(lambda home, m, ref, value: home.model_copy(update={"place": value})),
    ),
)
