"""Telling authorities how many places are free: counted by a person, published, and the same for everybody."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from matching.errors import BadInput, Problem
from matching.world.statement import StayKind
from matching.world.vacancy import Vacancy
from service.access.action import Action
from service.access.kind import Kind
from service.actions.tell_places import MOST, TOLD, TellPlaces, Told, tell_places
from service.api.route import Needs
from service.pages.home_changed import TELLS_OF_NO_CHILD, may_be_said_of_nobody
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.read_before import read_before
from service.pages.readers import OF_A_HOME
from service.pages.sent import NOTHING, Sent
from service.pages.typed import Typed
from service.records.differing import ChangedSince
from service.records.homes import places_told as vacancies_told

FIELDS = ("places", "since", "until", "note")
ROOM = 2
"""Rows that are left empty for more."""
KINDS = {kind.name.lower().replace("_", "-"): kind for kind in StayKind}
TOO_LONG = Problem("form", "a number of places or a note is beyond what can be told", "Tell 60 places at most.")


def show(seat: Seat, draft: Draft, home: str) -> Shown:
    """What is told now, to be told anew."""
    told = vacancies_told(seat.desk, home)
    filled = _as_typed(told) if draft.sent is NOTHING else draft.sent
    words: dict[str, Any] = {
        "here": "/places",
        "home": home,
        "told": told,
        "version": draft.sent["version"] or Told(vacancies=told).model_dump_json(),
        "rows": range(1, min(max((len(told) + ROOM, *_typed_in(filled))), MOST) + 1),
        "filled": filled,
        "ask_again": may_be_said_of_nobody(draft),
        "kinds": [(name, kind.value) for name, kind in KINDS.items()],
    }
    return Shown("places_told.html", "Free places", words, home=home)


def take(seat: Seat, sent: Sent, home: str) -> Onward:
    """What is told from now on, all of it. Raises ChangedSince and BadInput."""
    typed = Typed(sent)
    rows = _typed_in(sent)
    said = [_told(typed, row, seat) for row in rows]
    if not rows and not vacancies_told(seat.desk, home):
        typed.wrong("places-1", "nothing is written here", "Write how many places are free; 0 where none is.")
    typed.must_be_right()
    try:
        vacancies = tuple(Vacancy.model_validate(each) for each in said)
    except ValidationError:
        raise BadInput([TOO_LONG]) from None
    was, read_again = read_before(sent, Told).vacancies, bool(sent[TELLS_OF_NO_CHILD])
    asked = TellPlaces(home=home, vacancies=vacancies, instead_of=was, tells_of_no_child=read_again)
    try:
        tell_places(seat.desk, asked)
    except ChangedSince:
        raise
    except BadInput as found:
        raise BadInput(_at_its_row(each, rows) for each in found.problems) from None
    return Onward(f"/desk/homes/{home}/places")


def _typed_in(sent: Sent) -> list[int]:
    """The rows in which something is typed, first to last."""
    return [row for row in range(1, MOST + 1) if any(sent[f"{name}-{row}"] for name in FIELDS)]


def _at_its_row(problem: Problem, rows: list[int]) -> Problem:
    """A problem of a note, or of how many places are free, at the row in which it was typed."""
    fields = {f"vacancies {number}, note": f"note-{row}" for number, row in enumerate(rows, 1)}
    fields |= {f"{TOLD}, free places {number}": f"places-{row}" for number, row in enumerate(rows, 1)}
    return replace(problem, where=fields.get(problem.where, problem.where))


def _told(typed: Typed, row: int, seat: Seat) -> dict[str, Any]:
    number, sent = typed.sent[f"places-{row}"], typed.sent
    if not (number.isdecimal() and len(number) < 3):
        typed.wrong(f"places-{row}", "no number of places can be read here", "Give it in digits; 0 where none is free.")
    since = typed.day(f"since-{row}", "Give the first night they are free.")
    until = typed.day(f"until-{row}", "Give the day, or leave it empty.") if sent[f"until-{row}"] else None
    if since is not None and until is not None and until <= since:
        typed.wrong(
            f"until-{row}", "it is not after the first night", "Give the first night on which it is free no more."
        )
    kinds = tuple(kind for name, kind in KINDS.items() if sent[f"kind-{row}-{name}"])
    return {
        "places": int(number) if number.isdecimal() else 0,
        "since": since,
        "until": until,
        "kinds": kinds or None,
        "told_on": seat.desk.day,
        "note": sent[f"note-{row}"] or None,
    }


def _as_typed(told: tuple[Vacancy, ...]) -> Sent:
    fields = dict[str, str]()
    for row, each in enumerate(told, 1):
        fields |= {f"places-{row}": str(each.places), f"since-{row}": each.since.isoformat()}
        fields |= {f"until-{row}": each.until.isoformat()} if each.until else {}
        fields |= {f"note-{row}": each.note} if each.note else {}
        fields |= {f"kind-{row}-{name}": "yes" for name, kind in KINDS.items() if kind in (each.kinds or ())}
    return Sent(fields)


PAGE = Page(
    "/desk/homes/{home}/places",
    Needs(Action.READ, Kind.HOME, OF_A_HOME, by="home"),
    show,
    Form(Needs(Action.WRITE, Kind.HOME, OF_A_HOME, by="home"), take, {"": "form"} | {f"{n}-": f"{n}-" for n in FIELDS}),
)
