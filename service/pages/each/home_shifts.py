"""How many people are on each shift of a home: awake, and sleeping in."""

from __future__ import annotations

from matching.world.home import Home
from matching.world.staff import Shift, on_shift, with_numbers
from service.actions.read_home import AskFacts, read_home
from service.pages.home_changed import KEEPS, SINCE, kept, places, with_ways, words_of
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.sent import Sent
from service.pages.typed import Typed

MOST = {"awake": 40, "sleeping_in": 10}
NAMES = tuple((shift, kind, f"{shift.value}-{kind.replace('_', '-')}") for shift in Shift for kind in MOST)


def show(seat: Seat, draft: Draft, home: str) -> Shown:
    """The numbers as they stand, to be changed."""
    seat.desk.ask(KEEPS.action, KEEPS.kind, home)
    now = read_home(seat.desk, AskFacts(home=home))
    words = words_of(seat, now) | {
        "shifts": [shift.value for shift in Shift],
        "filled": draft.sent if draft.sent.fields else Sent(_as_typed(now.record)),
    }
    return Shown("home_shifts.html", "Staff on each shift", words, home=with_ways(seat.desk, home))


def take(seat: Seat, sent: Sent, home: str) -> Onward:
    """The numbers as they are from now on. Raises ChangedSince, and BadInput with everything that is wrong."""
    seat.desk.ask(KEEPS.action, KEEPS.kind, home)
    now, typed = read_home(seat.desk, AskFacts(home=home)), Typed(sent)
    numbers = {(shift, kind): _number(typed, name, MOST[kind]) for shift, kind, name in NAMES}
    typed.day("since", SINCE)
    typed.must_be_right()
    rows = now.record.shifts
    for shift in Shift:
        said = {kind: numbers[shift, kind] for kind in MOST}
        if said != {kind: getattr(on_shift(rows, shift), kind) for kind in MOST}:
            rows = with_numbers(rows, shift, **said)
    return kept(seat, sent, now, now.record.model_copy(update={"shifts": rows}))


def _as_typed(home: Home) -> dict[str, str]:
    found = {name: getattr(on_shift(home.shifts, shift), kind) for shift, kind, name in NAMES}
    return {name: str(number) for name, number in found.items() if number is not None}


def _number(typed: Typed, name: str, most: int) -> int | None:
    """None: not recorded, where nothing was typed."""
    said = typed.sent[name]
    if said and not (said.isdecimal() and len(said) < len("100") and int(said) <= most):
        typed.wrong(name, "no such number of people can be read here", f"Give 0 to {most}, or leave it empty.")
    return int(said) if said.isdecimal() and len(said) < len("100") else None


PAGE = Page(
    "/desk/homes/{home}/facts/shifts", KEEPS, show, Form(KEEPS, take, places({name: name for _, _, name in NAMES}))
)
