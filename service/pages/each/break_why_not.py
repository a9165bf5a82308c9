"""Why not this stay: what stands against it as things are, and whose stay would have to make room for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matching.short_breaks.against import Against, against
from matching.short_breaks.period import Family, PlannedStay, join
from service.pages.page import Draft, Form, Page, Seat, Shown
from service.pages.period_parts import ONE_PERIOD, names_of_homes, nights_said, words_of_family
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.desk import Desk
from service.records.kept_period import PeriodNow
from service.records.period_keys import family_at
from service.records.periods import period_of, whole
from service.solving.still_holding import answers_that_hold


def show(seat: Seat, draft: Draft, period: str, family: str) -> Shown:
    """The question: at which home, from which night, for how many nights."""
    return _shown(seat.desk, period, family, None, None)


def take(seat: Seat, sent: Sent, period: str, family: str) -> Shown:
    """The answer, with the question above it. Nothing is kept. Raises BadInput."""
    desk = seat.desk
    now = period_of(desk, period)
    wanted = _wanted(now, family_at(now, family), sent)
    asked = whole(desk, now.kept)
    cleared = answers_that_hold(desk, now, asked).cleared
    stays = tuple(dict.fromkeys((*now.kept.sheet.taken, *now.kept.sheet.published)))
    there = [stay for stay in stays if stay.family == wanted.family and stay.run == wanted.run]
    found = None if there else against(join(now.kept.sheet, asked.world), cleared, stays, wanted)
    return _shown(desk, period, family, wanted, found)


def _shown(desk: Desk, period: str, key: str, wanted: PlannedStay | None, found: Against | None) -> Shown:
    now = period_of(desk, period)
    family = family_at(now, key)
    names = names_of_homes(desk, now)
    words: dict[str, Any] = words_of_family(desk, now, family) | {
        "homes": [(part.urn, names.get(part.urn, part.urn)) for part in now.kept.sheet.homes],
        "wanted": wanted,
        "found": found,
        "against": () if found is None else tuple(with_names(each, names) for each in found.sentences),
        "nights_said": nights_said,
    }
    return Shown("break_why_not.html", f"Why not this stay of family {family.id}?", words)


def with_names(sentence: str, names: Mapping[str, str]) -> str:
    """The sentence with each home by its name: a coordinator seldom knows one by its URN."""
    for urn, name in names.items():
        sentence = sentence.replace(urn, name)
    return sentence


def _wanted(now: PeriodNow, family: Family, sent: Sent) -> PlannedStay:
    typed, sheet = Typed(sent), now.kept.sheet
    urn = typed.one_of("urn", [part.urn for part in sheet.homes], "Choose the home.")
    first = typed.day("first", "Give the first night.")
    if first is not None and not sheet.run.holds(first):
        typed.wrong("first", "it is no night of this period", "Give a night of this period.")
    nights = typed.nights("nights")
    typed.must_be_right()
    said = {"family": family.id, "urn": urn, "bedrooms": (), "first_night": first, "nights": nights}
    return PlannedStay.model_validate(said)


PLACES = {"": "form", "urn": "urn", "first": "first", "nights": "nights"}
PAGE = Page(
    "/desk/periods/{period}/families/{family}/why-not",
    ONE_PERIOD,
    show,
    Form(ONE_PERIOD, take, PLACES, once=False),
)
