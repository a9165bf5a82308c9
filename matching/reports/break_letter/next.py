"""What the family can do now, and whom it can ask."""

from __future__ import annotations

from functools import partial

from matching.report_parts import Cell, Items, Pairs, Paragraph, Room, Section, Strong
from matching.report_words import counted, weekday
from matching.reports.break_letter.addressed import Addressed
from matching.short_breaks.result import VisitsFirst

STEPS = (
    "Look at the dates. Tell us soon if one does not work for you.",
    "Talk about the dates with your child. Tell us what your child thinks.",
    "If you do not agree with this plan, tell us. We will look at it again with you.",
    "You can also make a complaint. Ask us how. It will not change how we treat you.",
)


def what_next(to: Addressed) -> Section:
    """The last section. What the period does not say of whom to ask is a line to fill in by hand."""
    asked = (("Who to ask", to.period.ask_whom), ("Phone or email", to.period.ask_how))
    known: tuple[tuple[str, Cell], ...] = tuple((name, (Strong(said),)) for name, said in asked if said is not None)
    by_hand = tuple(Room(name, 1) for name, said in asked if said is None)
    every = (*map(partial(_visits, to), to.result.visits_first), *STEPS)
    steps, lead = Items(tuple((step,) for step in every), numbered=True), Paragraph(("You can ask:",))
    return Section("next", "What to do now", (steps, lead, *((Pairs(known),) if known else ()), *by_hand))


def _visits(to: Addressed, first: VisitsFirst) -> str:
    """What has to happen before a first night, for a child who is new to the home."""
    visits = counted(first.visits, "tea visit")
    days = "day" if first.visits == 1 else "days"
    return f"Before {weekday(first.first_night)}, come for {visits} at {to.home(first.urn)}. Agree the {days} with us."
