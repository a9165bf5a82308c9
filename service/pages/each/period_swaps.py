"""Families who would each rather have another's nights: who would change what, and a swap made once all agree."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError

from matching.errors import BadInput, Problem
from matching.report_words import weekday
from matching.short_breaks.swap_moves import Agreement, Exchange, Swap
from matching.short_breaks.swaps_looked import MOST_FAMILIES
from service.actions.look_for_swaps import AskSwaps, look_for_swaps
from service.actions.make_swap import MakeSwap, cost_of_swap, make_swap
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.period_parts import ONE_PERIOD, everybody_in, keys_of_families, nights_said, version_in, words_of
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.desk import Desk
from service.records.kept_period import PeriodNow
from service.records.periods import period_of
from service.solving.still_holding import GivenOut

AGREED = "agreed-"
MOVES: TypeAdapter[tuple[Exchange, ...]] = TypeAdapter(tuple[Exchange, ...])


def show(seat: Seat, draft: Draft, period: str) -> Callable[[], Shown]:
    """Every swap that was found; or the one that was chosen, where its form is shown again."""
    desk = seat.desk
    now = period_of(desk, period)
    if draft.sent["weighed"]:
        try:
            weighed = _weighed(desk, now, _asked(period, draft.sent))
            return lambda: weighed
        except BadInput:
            pass
    words = _words(desk, now)
    try:
        looked = look_for_swaps.look(desk, AskSwaps(period=period))
    except BadInput as found:
        problems = found.problems
        return lambda: _listed(now, words | {"problems": problems})
    return lambda: _listed(now, words | _found(looked))


def _found(looked: GivenOut) -> dict[str, Any]:
    try:
        found = look_for_swaps.work_out(looked)
    except BadInput as wrong:
        return {"problems": wrong.problems}
    swaps = [(swap, _as_sent(swap)) for swap in found.offered.swaps]
    return {"problems": (), "swaps": swaps, "not_looked_at": found.offered.looked.sentences, "version": found.version}


def _as_sent(swap: Swap) -> str:
    parts = [Exchange(family=move.family, gives=move.gives, gets=move.gets) for move in swap.moves]
    return json.dumps([part.model_dump(mode="json") for part in parts])


def _listed(now: PeriodNow, words: dict[str, Any]) -> Shown:
    return Shown("period_swaps.html", f"Swaps: {now.kept.sheet.id}", words)


def _words(desk: Desk, now: PeriodNow) -> dict[str, Any]:
    return words_of(now) | {
        "here": "/swaps",
        "given_out": bool(now.kept.sheet.published),
        "people": everybody_in(desk, now),
        "keys": keys_of_families(now, (family.id for family in now.kept.sheet.families)),
        "nights_said": nights_said,
        "swapped": [(made.moves, tuple(map(_agreement, made.agreed))) for made in now.kept.swapped],
    }


def _agreement(said: Agreement) -> str:
    return f"Family {said.family} agreed on {weekday(said.on)}, to {said.said_to}."


def take(seat: Seat, sent: Sent, period: str) -> Shown | Onward:
    """What the swap would change; once that was looked at and all agree, it is made. Raises ChangedSince, BadInput."""
    asked = _asked(period, sent)
    if not sent["weighed"]:
        return _weighed(seat.desk, period_of(seat.desk, period), asked)
    make_swap(seat.desk, asked.model_copy(update={"agreed": _agreed(asked.moves, Typed(sent))}))
    return Onward(f"/desk/periods/{period}")


def _weighed(desk: Desk, now: PeriodNow, asked: MakeSwap) -> Shown:
    costs = cost_of_swap(desk, asked)
    words = _words(desk, now) | {
        "moves": [(f"{AGREED}{number}", move) for number, move in enumerate(asked.moves, 1)],
        "costs": costs,
        "worse": [each for each in costs if each.after < each.before],
        "today": desk.day.isoformat(),
        "typed": {"version": str(asked.version), "moves": MOVES.dump_json(asked.moves).decode()},
    }
    return Shown("period_swap.html", "Make this swap?", words)


def _asked(period: str, sent: Sent) -> MakeSwap:
    """Which swap the form is about. Raises BadInput."""
    try:
        moves = MOVES.validate_json(sent["moves"])
        return MakeSwap(period=period, version=version_in(sent), moves=moves)
    except ValidationError:
        what = "the form does not say which swap it was made for"
        raise BadInput([Problem("form", what, "Open the page and send its form.")]) from None


def _agreed(moves: Sequence[Exchange], typed: Typed) -> tuple[Agreement, ...]:
    """What each family said whose mark is set. Raises BadInput."""
    found = []
    for number, move in enumerate(moves, 1):
        field = f"{AGREED}{number}"
        if typed.sent[field]:
            on = typed.day(f"{field}-on", "Give the day on which the family said so.")
            to = typed.words(f"{field}-to", "Write to whom the family said so.")
            if on is not None and to:
                found.append(Agreement(family=move.family, on=on, said_to=to))
    typed.must_be_right()
    return tuple(found)


OF_EACH = {f"{AGREED}{n}-{part}": f"{AGREED}{n}-{part}" for n in range(1, MOST_FAMILIES + 1) for part in ("on", "to")}
PLACES = {"": "form", "agreed": "agreed", **OF_EACH}
PAGE = Page("/desk/periods/{period}/swaps", ONE_PERIOD, show, Form(ONE_PERIOD, take, PLACES), takes_long=True)
