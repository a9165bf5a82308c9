"""What a coordinator types of what has happened: a bedroom closed, staff off, a child admitted, a stay cancelled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from matching.errors import BadInput, Problem
from matching.short_breaks.changes.happened import Happened
from matching.short_breaks.period import CancelledBy, Working
from matching.world.child import DayCare, NightCare
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.pages.what_can_happen import ANOTHER, NONE, Choices
from service.records.kept_period import PeriodNow
from service.records.period_keys import key_of_stay

MOST_NIGHTS, MOST_STAFF = 60, 20
KINDS: TypeAdapter[Happened] = TypeAdapter(Happened)
CLOSED, OFF, OVER, CHILD, GONE, FREED = "closed", "off", "over", "child", "gone", "freed"
"""How the fields of each of the six begin."""
FIRST_FIELDS = {
    CLOSED: "closed-room",
    OFF: "off-shift",
    OVER: "over-who",
    FREED: "freed-home",
    CHILD: "child-room",
    GONE: "gone-stay",
}
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


def happened_in(sent: Sent, choices: Choices, now: PeriodNow, day: date) -> dict[str, Happened]:
    """What was typed, by how its fields begin. Raises BadInput with everything that cannot be read."""
    typed = Typed(sent)
    read = {CLOSED: _closed, OFF: _off, OVER: _over, CHILD: _child, FREED: _freed}
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
    ends = OF_CARE.get(rest.rpartition(", ")[2]) or (
        OF_CARE["child"] if rest.startswith("the child admitted") else None
    )
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


def _over(typed: Typed, choices: Choices) -> dict[str, Any]:
    chosen = typed.one_of("over-who", [value for value, _ in choices.admitted], "Choose the child.")
    urn, _, child = chosen.partition("|")
    left_on = typed.day("over-on", "Give the first night on which the child is no longer in that bedroom.")
    return {"kind": "emergency ended", "urn": urn, "child": child, "left_on": left_on}


def _freed(typed: Typed, choices: Choices) -> dict[str, Any]:
    urn = typed.one_of("freed-home", [value for value, _ in choices.held], "Choose the home.")
    return {"kind": "release bed", "urn": urn}


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
