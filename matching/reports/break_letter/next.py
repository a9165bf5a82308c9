"""What the family can do now, and whom it can ask."""

from __future__ import annotations

from matching.report_parts import Items, Paragraph, Room, Section

STEPS = (
    "Look at the dates. Tell us soon if one does not work for you.",
    "Talk about the dates with your child. Tell us what your child thinks.",
    "If you do not agree with this plan, tell us. We will look at it again with you.",
    "You can also make a complaint. Ask us how. It will not change how we treat you.",
)


def what_next() -> Section:
    """The last section."""
    ask = (Room("Who to ask", 1), Room("Phone", 1))
    blocks = (Items(tuple((step,) for step in STEPS), numbered=True), Paragraph(("You can ask:",)), *ask)
    return Section("next", "What to do now", blocks)
