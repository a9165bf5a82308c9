"""How a resident's view is asked for on a page, and how it is told there."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from matching.report_words import day
from matching.world.child import Heard, View
from service.actions.read_referral import ReadReferral
from service.pages.identity import identity_of

WOULD_NOT_SAY = "Was asked, and did not want to say."


class HowHeard(StrEnum):
    """What a manager chooses. The last but one is kept as what was seen: that the child was asked, and said nothing."""

    SAID = "said"
    SEEN = "seen"
    WOULD_NOT_SAY = "would-not-say"
    NOT_ASKED = "not-asked"


class Welcomes(StrEnum):
    """What the view comes to."""

    FOR = "for"
    AGAINST = "against"
    OPEN = "open"

    @property
    def value_of_view(self) -> bool | None:
        """As it is kept."""
        return {"for": True, "against": False}.get(self.value)


HOWS = (
    (HowHeard.SAID, "The child has said what they think"),
    (HowHeard.SEEN, "The child has shown it, in another way than words"),
    (HowHeard.WOULD_NOT_SAY, "The child was asked, and did not want to say"),
    (HowHeard.NOT_ASKED, "Nobody has asked the child yet"),
)
WELCOMES = (
    (Welcomes.FOR, "Is for it"),
    (Welcomes.AGAINST, "Is against it"),
    (Welcomes.OPEN, "Leaves it open"),
)


def heard_in_words(view: View) -> str:
    """How the view came to be known."""
    if view.heard is Heard.NOT_YET_ASKED:
        return "not asked yet"
    return "said" if view.heard is Heard.SAID else "seen"


def welcomes_in_words(view: View) -> str:
    """What it comes to."""
    if view.heard is Heard.NOT_YET_ASKED:
        return "not known"
    return {True: "for it", False: "against it", None: "left open"}[view.welcomes]


def wishes_on_record(view: View) -> str:
    """What the referral has of the child's own wishes, for whoever writes a decision."""
    if view.heard is Heard.NOT_YET_ASKED:
        return f"not asked yet on {day(view.on)}. {view.why_not or 'Nobody has written down why.'}"
    told = f", told to: {view.told_to.value}" if view.told_to else ""
    words = f". “{view.words}”" if view.words else ". No words were written down."
    return f"{heard_in_words(view)} on {day(view.on)}, {welcomes_in_words(view)}{told}{words}"


def words_about(home: str, referral: str, found: ReadReferral, on: date) -> dict[str, Any]:
    """What both pages of views are given: whom the views are about, and how a view is told."""
    return {
        "here": "",
        "home": home,
        "id": referral,
        "identity": identity_of(found.referral, on),
        "arrived": found.arrived,
        "heard": heard_in_words,
        "welcomes": welcomes_in_words,
    }
