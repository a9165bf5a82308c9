"""How long each record is kept and why: what need not be kept any longer, what is held back, what was asked to go."""

from __future__ import annotations

from datetime import date

from service.access.action import Action
from service.access.kind import Kind
from service.actions.read_all_retention import RetentionOf, all_retention
from service.api.route import Needs
from service.pages.home_changed import with_ways
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.readers import KEEPERS
from service.records.home_facts import homes_kept


def show(seat: Seat, draft: Draft) -> Shown:
    """What waits for somebody first, then what is held back, then all the rest by the day until when it is kept."""
    found = all_retention(seat.desk)
    kept = [each for each in homes_kept(seat.desk) if with_ways(seat.desk, each.id) is None]
    groups: dict[str, list[RetentionOf]] = {"asked": [], "due": [], "held": [], "kept": [], "gone": []}
    for each in found:
        groups[_group(each, seat.desk.day)].append(each)
    groups["kept"].sort(key=lambda each: each.retention.kept_until or date.max)
    return Shown("retention.html", "How long records are kept", groups | {"homes": kept})


def _group(of: RetentionOf, day: date) -> str:
    stands = of.retention
    if stands.destroyed_on is not None:
        return "gone"
    if stands.held_since is not None:
        return "held"
    if stands.asked_on is not None:
        return "asked"
    return "due" if stands.kept_until is not None and stands.kept_until <= day else "kept"


PAGE = Page("/desk/retention", Needs(Action.DESTROY, Kind.CHILD, KEEPERS), show)
