"""What homes near enough lack for an authority's own children, where, and what homes said when they said no."""

from __future__ import annotations

from collections.abc import Callable

from matching.errors import BadInput, Problem
from matching.reports.sufficiency import write
from matching.sufficiency import MILES, Sufficiency
from matching.world.catalogue import standard_catalogue
from service.access.action import Action
from service.access.kind import Kind
from service.actions.unmet_need import AskUnmetNeed, Looked, UnmetNeed, unmet_need
from service.api.route import Needs
from service.pages.authority import authority
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.readers import OFFICERS
from service.web.sufficiency_map import NARROW
from service.web.sufficiency_map import draw as draw_map

LEAST, MOST = 1, 500
NO_MILES = Problem("miles", "it is no number of miles", f"Give a whole number from {LEAST} to {MOST}.")


def show(seat: Seat, draft: Draft, organisation: str) -> Callable[[], Shown]:
    """On the records of today, within as many miles as are asked for."""
    own, asked = authority(seat.desk, organisation), seat.query.get("miles", f"{MILES:g}")
    miles = int(asked) if asked.isdecimal() and len(asked) < 4 and LEAST <= int(asked) <= MOST else None
    looked = None if miles is None else unmet_need.look(seat.desk, AskUnmetNeed(organisation=organisation, miles=miles))
    words = {
        "here": "/unmet",
        "authority": own,
        "miles": asked,
        "needs": {need.id: need.name for need in standard_catalogue().needs},
        "errors": {} if miles is not None else {"miles": f"{NO_MILES.what.capitalize()}. {NO_MILES.way_out}"},
    }
    status = 200 if miles is not None else 422
    return lambda: Shown("unmet.html", "Unmet need", words | _in_words(_found(looked)), status=status)


def _in_words(found: UnmetNeed | None) -> dict[str, object]:
    return {
        "found": found,
        "report": None if found is None else write(found.found),
        "maps": () if found is None or not found.found.places else _maps(found.found),
    }


def _maps(found: Sufficiency) -> tuple[str, str]:
    """The map as a desk shows it, and as a telephone does."""
    return draw_map(found, "map"), draw_map(found, "map-narrow", NARROW)


def _found(looked: Looked | None) -> UnmetNeed | None:
    """None: there are no referrals or no homes to look at."""
    try:
        return None if looked is None else unmet_need.work_out(looked)
    except BadInput:
        return None


PAGE = Page(
    "/desk/authorities/{organisation}/unmet",
    Needs(Action.PLACE, Kind.ORGANISATION, OFFICERS, by="organisation"),
    show,
    takes_long=True,
)
