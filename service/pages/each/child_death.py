"""Writing down that a child has died, and who says so: how long the record is kept may follow from it."""

from __future__ import annotations

from enum import StrEnum

from matching.world.facts import Role
from service.actions.record_death import RecordDeath, record_death
from service.pages.page import Draft, Onward, Seat, Shown
from service.pages.record_kept import WHY, asked_of, back_to, page_of
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.deaths import Death

WORDS = (
    "The record of a child who lived here and died before 18 is kept 15 years from the death, and not 75 years from "
    "birth. What is written here is kept with every version before it."
)


class What(StrEnum):
    """What is said."""

    DIED = "the child has died"
    MISTAKE = "what was written of a death is a mistake"


def show(seat: Seat, draft: Draft, child: str) -> Shown:
    """What follows from it, and what has to be said: the day, who says so, and where it is written."""
    found = asked_of(seat, child, "death", "Write down a death", WORDS, What, "child_death.html")
    roles = [role.value for role in Role if role is not Role.CHILD]
    return Shown(found.template, found.title, {**found.words, "roles": roles})


def take(seat: Seat, sent: Sent, child: str) -> Onward:
    """It is written down. Raises BadInput with everything left out or wrong."""
    typed = Typed(sent)
    what = typed.choice(WHY, What, "Say whether the child has died, or that it was written down by mistake.")
    died_on = typed.day("died-on", "Give the day of death.") if what is What.DIED else None
    said_by = typed.choice("said-by", Role, "Choose who says so.")
    source = typed.words("source", "Say where it is written, such as a certificate or a letter.")
    typed.must_be_right()
    death = Death.model_validate({"died_on": died_on, "said_by": said_by, "source": source})
    record_death(seat.desk, RecordDeath(child=child, death=death))
    return back_to(child)


PAGE = page_of("death", show, take)
