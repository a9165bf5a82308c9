"""What the family can do now, and whom it can ask."""

from __future__ import annotations

from matching.report_parts import Cell, Items, Pairs, Paragraph, Room, Section, Strong
from matching.reports.break_letter.addressed import Addressed

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
    steps, lead = Items(tuple((step,) for step in STEPS), numbered=True), Paragraph(("You can ask:",))
    return Section("next", "What to do now", (steps, lead, *((Pairs(known),) if known else ()), *by_hand))
