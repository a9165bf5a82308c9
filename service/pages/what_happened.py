"""What a coordinator types of what has happened: a bedroom closed, staff off, a child admitted, a stay cancelled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from matching.errors import BadInput, Problem
from matching.short_breaks.changes.happened import Happened
from matching.short_breaks.period import CancelledBy, Period, Working
from matching.world.catalogue import CapabilityKind, standard_catalogue
from matching.world.child import DayCare, NightCare
from service.pages.identity import Identity, identity_of
from service.pages.period_parts import nights_said
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.desk import Desk
from service.records.period_keys import key_of_stay
from service.records.periods import PeriodNow, referrals_in, whole

NONE, ANOTHER = "none", "another"
MOST_NIGHTS, MOST_STAFF = 60, 20
KINDS: TypeAdapter[Happened] = TypeAdapter(Happened)
CLOSED, OFF, CHILD, GONE = "closed", "off", "child", "gone"
"""How the fields of each of the four begin."""
FIRST_FIELDS = {CLOSED: "closed-room", OFF: "off-shift", CHILD: "child-room", GONE: "gone-stay"}
SAID = {CLOSED: "the bedroom is closed", OFF: "staff are off", CHILD: "the child is here"}
OF_CARE = {
    "day_care": "child-day",
    "night_care": "child-night",
    "clinical_tasks": "child-tasks",
    "nights": "{}-first",
    "trained": "off-tasks",
    "child": "child-id",
}
"""The field that a problem belongs to, by what its place ends with or tells of."""


@dataclass(frozen=True)
class Choices:
    """What can be chosen: each by its value in the form, with its words."""

    rooms: tuple[tuple[str, str], ...]
    shifts: tuple[tuple[str, str], ...]
    children: tuple[tuple[str, str], ...]
    stays: tuple[tuple[str, str], ...]

    def as_words(self) -> dict[str, Any]:
        """The same for the page, with what is the same for every period."""
        return {
            "rooms": self.rooms,
            "shifts": self.shifts,
            "children": (*self.children, (ANOTHER, "Another child")),
            "stays": self.stays,
            "causes": [(by.value, by.value.capitalize()) for by in CancelledBy],
            "day_cares": [(care.value, care.value) for care in DayCare],
            "night_cares": [(care.value, care.value.capitalize()) for care in NightCare],
            "tasks": TASKS,
            "none": NONE,
        }


TASKS = tuple((c.id, c.name) for c in standard_catalogue().capabilities if c.kind is CapabilityKind.COMPETENCE)


def choices_in(desk: Desk, now: PeriodNow) -> Choices:
    """Bedrooms and shifts of the homes of the period, its children by three identifiers, and the stays given out."""
    period = whole(desk, now.kept)
    children = [(id, identity_of(r, desk.day)) for id, r in referrals_in(desk, now.kept).items()]
    stays = sorted(now.kept.sheet.published, key=lambda stay: (stay.family, stay.first_night))
    return Choices(
        rooms=tuple(_rooms(period)),
        shifts=tuple(
            (f"{part.urn}|{shift.value}", f"{_named(period, part.urn)}{shift.value}")
            for part in period.homes
            for shift in Working
        ),
        children=tuple((id, f"{who.name}, born {who.born}, {id}") for id, who in sorted(children, key=_by_name)),
        stays=tuple((key_of_stay(now, stay), f"{stay.family}: {nights_said(stay)}") for stay in stays),
    )


def _by_name(child: tuple[str, Identity]) -> tuple[str, str]:
    id, who = child
    return who.name, id


def _rooms(period: Period) -> Iterator[tuple[str, str]]:
    for part in period.homes:
        home = period.world.home(part.urn)
        for room in () if home is None else home.bedrooms:
            yield f"{part.urn}|{room.id}", f"{_named(period, part.urn)}{room.id}"


def _named(period: Period, urn: str) -> str:
    """The home's name before what is in it, where the period has several homes."""
    home = period.world.home(urn)
    return "" if len(period.homes) == 1 or home is None else f"{home.name}: "


def happened_in(sent: Sent, choices: Choices, now: PeriodNow, day: date) -> dict[str, Happened]:
    """What was typed, by how its fields begin. Raises BadInput with everything that cannot be read."""
    typed = Typed(sent)
    read = {CLOSED: _closed, OFF: _off, CHILD: _child}
    told = {begins: one(typed, choices) for begins, one in read.items() if _is_told(sent, begins)}
    if _is_told(sent, GONE):
        told[GONE] = _gone(typed, choices, now, day)
    typed.must_be_right()
    return {begins: _made(begins, fields) for begins, fields in told.items()}


def at_their_fields(found: BadInput, told: Mapping[str, Happened]) -> BadInput:
    """Each problem of a change, which names it by its number, at the field of the form that it came of."""
    return BadInput(_at_field(problem, list(told)) for problem in found.problems)


def _at_field(problem: Problem, begins: list[str]) -> Problem:
    words = problem.where.removeprefix("changes ")
    number, _, rest = words.partition(", ")
    if words == problem.where or not number.isdecimal():
        return replace(problem, where="form", what=f"{problem.where}: {problem.what}")
    begin = begins[int(number) - 1]
    ends = OF_CARE.get(rest.rpartition(", ")[2]) or (OF_CARE["child"] if rest.startswith("the child") else None)
    return replace(problem, where=(ends or FIRST_FIELDS[begin]).format(begin))


def _is_told(sent: Sent, begins: str) -> bool:
    return any(sent.named(f"{begins}-").values())


def _made(begins: str, fields: Mapping[str, Any]) -> Happened:
    try:
        return KINDS.validate_python(fields)
    except ValidationError:
        what, way_out = (
            "it cannot be read as it stands",
            "Look over the id, in letters and digits as in C-12, and days.",
        )
        raise BadInput([Problem("child-id" if begins == CHILD else FIRST_FIELDS[begins], what, way_out)]) from None


def _closed(typed: Typed, choices: Choices) -> dict[str, Any]:
    return {"kind": "bedroom closed", **_room(typed, CLOSED, choices), "nights": _nights(typed, CLOSED)}


def _off(typed: Typed, choices: Choices) -> dict[str, Any]:
    chosen = typed.one_of("off-shift", [value for value, _ in choices.shifts], "Choose the shift.")
    urn, _, shift = chosen.partition("|")
    return {
        "kind": "staff off",
        "urn": urn,
        "shift": Working(shift) if shift else None,
        "people": _number(typed, "off-people", MOST_STAFF),
        "nights": _nights(typed, OFF),
        "trained": _tasks(typed, OFF),
    }


def _child(typed: Typed, choices: Choices) -> dict[str, Any]:
    known = [value for value, _ in choices.children]
    who = typed.one_of("child-who", (*known, ANOTHER), "Choose the child, or another child.")
    another = (
        typed.words("child-id", "Give the child's number, as the placing authority has it.") if who == ANOTHER else ""
    )
    tasks = _tasks(typed, CHILD)
    care = {
        "day_care": typed.choice("child-day", DayCare, ASK) if typed.sent["child-day"] else None,
        "night_care": typed.choice("child-night", NightCare, ASK) if typed.sent["child-night"] else None,
        "clinical_tasks": None if tasks is None else tuple({"task": task} for task in tasks),
    }
    for name, said in care.items():
        if who == ANOTHER and said is None:
            typed.wrong(OF_CARE[name], f"nobody has said {CARE[name]}", ASK)
    id = another or who
    return {
        "kind": "emergency admission",
        **_room(typed, CHILD, choices),
        "nights": _nights(typed, CHILD),
        "child": {"id": id, "name": id, **care},
    }


CARE = {
    "day_care": "how many staff this child needs by day",
    "night_care": "what staff this child needs at night",
    "clinical_tasks": "which clinical tasks this child needs",
}
ASK = "Ask whoever brings the child. Until it is known, choose the most that it could be."


def _gone(typed: Typed, choices: Choices, now: PeriodNow, day: date) -> dict[str, Any]:
    key = typed.one_of("gone-stay", [value for value, _ in choices.stays], "Choose the stay.")
    by = typed.choice("gone-by", CancelledBy, "Say whose doing it was.")
    stay = next((each for each in now.kept.sheet.published if key_of_stay(now, each) == key), None)
    if stay is None:
        return {}
    of_stay = {"family": stay.family, "urn": stay.urn, "first_night": stay.first_night}
    return {"kind": "stay cancelled", **of_stay, "by": by, "on": day}


def _room(typed: Typed, begins: str, choices: Choices) -> dict[str, Any]:
    way_out = "Choose the bedroom that is closed." if begins == CLOSED else "Choose the bedroom of the child."
    chosen = typed.one_of(f"{begins}-room", [value for value, _ in choices.rooms], way_out)
    urn, _, room = chosen.partition("|")
    return {"urn": urn, "bedroom": room}


def _nights(typed: Typed, begins: str) -> dict[str, Any] | None:
    """From the first night to the last, both of them included."""
    first = typed.day(f"{begins}-first", f"Give the first night on which {SAID[begins]}.")
    last = typed.day(f"{begins}-last", f"Give the last night on which {SAID[begins]}.")
    if first is None or last is None:
        return None
    nights = (last - first).days + 1
    if not 1 <= nights <= MOST_NIGHTS:
        typed.wrong(
            f"{begins}-last", "it is before the first night, or long after it", f"At most {MOST_NIGHTS} nights."
        )
    return {"first": first, "nights": nights}


def _number(typed: Typed, name: str, most: int) -> int | None:
    said = typed.sent[name]
    if not (said.isdecimal() and len(said) < 4 and 1 <= int(said) <= most):
        typed.wrong(name, "no such number can be read here", f"Give a whole number from 1 to {most}.")
        return None
    return int(said)


def _tasks(typed: Typed, begins: str) -> tuple[str, ...] | None:
    """The tasks ticked; () where it was said that there are none; None where nobody has said."""
    ticked = tuple(typed.sent.named(f"{begins}-task-"))
    if NONE in ticked and len(ticked) > 1:
        typed.wrong(f"{begins}-tasks", "none is ticked beside some", "Tick the tasks, or none of them.")
    if not ticked:
        return None
    return tuple(task for task in ticked if task != NONE)
