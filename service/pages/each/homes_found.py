"""Homes for one child, in order with reasons: why the others are left out, what nearly fits, and how far each is."""

from __future__ import annotations

from collections.abc import Callable

from matching.findings import Band
from matching.report_words import BAND_PHRASES, BAND_TONES
from matching.reports.shortlist.left_out import left_out
from matching.reports.shortlist.order import steady, weighed
from matching.search.find import SHOWN
from service.access.action import Action
from service.access.kind import Kind
from service.actions.follow_answers import AskAnswers, Stands, follow_answers
from service.actions.search_homes import MOST, AskSearch, HomesFound, search_homes
from service.api.route import Needs
from service.pages.authority import authority_of
from service.pages.identity import identity_of, others_of
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.readers import OFFICERS
from service.pages.where_homes_stand import looked_up
from service.records.sendings import referral as read
from service.web.distance_map import NARROW, Drawn, Spot, draw, in_words

NEAREST = 3
FIRST_SHOWN = 3
"""How many homes stand open; the next are behind a line that opens them, in the same order."""
MOST_LEFT_OUT = 50
"""Homes left out that are named, those that nearly fit first; any other is looked up by its name."""
LONGEST_NAME = 100


def show(seat: Seat, draft: Draft, referral: str) -> Callable[[], Shown]:
    """By what is public of the homes alone. It advises; nothing is sent from here."""
    desk = seat.desk
    at_most = MOST if seat.query.get("show") == "more" else SHOWN
    looked = search_homes.look(desk, AskSearch(referral=referral, nearest=NEAREST, at_most=at_most))
    typed = seat.query.get("home", "")[:LONGEST_NAME]
    answers = follow_answers(desk, AskAnswers(referral=referral)).homes
    words = {
        "authority": authority_of(desk, referral),
        "id": referral,
        "identity": identity_of(read(desk, referral), desk.day),
        "brothers_and_sisters": others_of(desk, referral, looked.belongs_with),
        "sent_to": {each.urn for each in answers if each.stands is not Stands.WITHDRAWN},
    }

    def work_out() -> Shown:
        found = search_homes.work_out(looked)
        there = {"looked_up": looked_up(typed, looked.homes, found.shortlist), "typed": typed}
        return Shown("homes_found.html", "Homes found", words | there | _in_words(found))

    return work_out


def _in_words(found: HomesFound) -> dict[str, object]:
    drawn = _drawn(found)
    return {
        "found": found,
        "first_shown": FIRST_SHOWN,
        "homes": tuple(zip(found.shortlist.shown, found.told, strict=True)),
        "surely": sum(home.worst >= Band.CONDITIONS for home in found.shortlist.shown),
        "phrases": BAND_PHRASES,
        "tones": BAND_TONES,
        "order": (*steady(found), weighed(found)),
        "left_out": left_out(found, found.nearest),
        "named_left_out": found.shortlist.left_out[:MOST_LEFT_OUT],
        "most": MOST,
        "maps": (draw(drawn), draw(drawn, "near", NARROW)) if drawn.can_be_drawn else None,
        "map_words": in_words(drawn),
    }


def _drawn(found: HomesFound) -> Drawn:
    pairs = zip(found.shortlist.shown, found.told, strict=True)
    spots = (Spot(home.place, home.name, told.place, home.miles, told.miles_from_school) for home, told in pairs)
    return Drawn(found.own_home, found.school, tuple(spots))


PAGE = Page(
    "/desk/placing/{referral}/homes",
    Needs(Action.READ, Kind.REFERRAL, OFFICERS, by="referral"),
    show,
    takes_long=True,
)
