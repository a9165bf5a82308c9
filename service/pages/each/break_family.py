"""One family in a period: its children, its stays, its package and requests, and why it has no more than it has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matching.short_breaks.period import BookingStatus, Family
from matching.short_breaks.result import FamilyResult
from service.actions.read_entitlement import entitled
from service.pages.identity import Identity
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.period_parts import ONE_PERIOD, names_of_homes, nights_said, words_of_family
from service.records.closed_in_period import closed_in
from service.records.desk import Desk
from service.records.kept_period import PeriodNow
from service.records.period_keys import family_at, key_of_stay
from service.records.period_plans import given_out_last
from service.records.periods import period_of
from service.records.periods_before import rows_of_children
from service.records.solves import answer_of, solve_of
from service.solving.given_out import plan_in


def show(seat: Seat, draft: Draft, period: str, family: str) -> Shown:
    """What stood in the way is told as the plan that was given out last found it."""
    desk = seat.desk
    now = period_of(desk, period)
    found = family_at(now, family)
    sheet = now.kept.sheet
    promised = {(each.family, each.first_night) for each in sheet.bookings if each.status is BookingStatus.COMMITTED}
    stays = sorted((stay for stay in sheet.published if stay.family == found.id), key=lambda stay: stay.first_night)
    corrected = {each.family: each.because for each in now.kept.owed_otherwise}
    result = _result(desk, period, found.id)
    about = words_of_family(desk, now, found)
    words: dict[str, Any] = about | {
        "stays": [(stay, key_of_stay(now, stay), (stay.family, stay.first_night) in promised) for stay in stays],
        "taken": [stay for stay in sheet.taken if stay.family == found.id],
        "cancelled": [each for each in sheet.cancellations if each.family == found.id],
        "row": entitled(sheet, found, corrected.get(found.id)),
        "result": result,
        "granted": _granted(result),
        "names": names_of_homes(desk, now) if result is not None and result.refused_homes else {},
        "nights_said": nights_said,
        "known": _known(desk, now, found, about["who"]),
        "closed": [each for each in closed_in(desk, now) if each.family == found.id],
    }
    return Shown("break_family.html", f"Family {found.id}", words)


def _granted(result: FamilyResult | None) -> str:
    """What was granted and what was not; what stood in the way of more is listed below it, and is left out here."""
    said = "" if result is None else result.reason
    for each in () if result is None else result.obstacles:
        said = said.replace(each.sentence, "")
    return " ".join(said.split())


def _known(desk: Desk, now: PeriodNow, family: Family, who: Sequence[Identity]) -> list[tuple[str, Identity]]:
    """Each child by the id of the row, with who it is."""
    rows = rows_of_children(desk, now.kept)
    there = [rows[child] for child in family.children if child in rows]
    return list(zip(there, who, strict=True))


def _result(desk: Desk, period: str, family: str) -> FamilyResult | None:
    """What the plan given out last says of the family. None: none was, or it says nothing."""
    solve = given_out_last(desk, period)
    answer = None if solve is None else answer_of(desk, solve)
    if solve is None or answer is None:
        return None
    families = plan_in(solve_of(desk, solve).kind, answer).allocation.families
    return next((each for each in families if each.family == family), None)


PAGE = Page("/desk/periods/{period}/families/{family}", ONE_PERIOD, show)
