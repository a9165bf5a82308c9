"""The decision, which is a person's: reasons in their own words, each critical unknown accepted or not, a signature."""

from __future__ import annotations

from matching.enquiries import NextEnquiry
from matching.match import Match
from matching.report_parts import Block, Choices, Pairs, Paragraph, Room, Rows, Section, Strong, Table
from matching.report_words import number, sentence_case
from matching.world.statement import stated_on

OPTIONS = (
    "Accept",
    "Accept with the conditions written above or below",
    "Ask for more before deciding",
    "Decline",
)


READ_FIRST = "Read “Impact on each child” and “What speaks for it” first."

ROOM_FOR = 5
"""How many open questions have room of their own."""


def decision(match: Match, open_questions: tuple[NextEnquiry, ...]) -> Section:
    """Room for the manager's judgement. Nothing in it is filled in beforehand.

    The first of the open questions have room of their own, and any others share one.
    """
    who = stated_on(match.home.statement.who_decides, match.on)
    decides = f" The statement of purpose names the {who.value.value} as the person who decides." if who else ""
    return Section(
        "decision",
        "The decision",
        (
            Paragraph(
                (f"Nothing here decides. {READ_FIRST} The decision and its reasons are the signer's own.{decides}",)
            ),
            Room("Reasons, in your own words", lines=8),
            *_accepted(open_questions),
            Choices("Decision", OPTIONS),
            Room("Conditions, if any", lines=4),
            Pairs(tuple((label, (Room("", lines=1),)) for label in ("Name", "Role", "Signature", "Date"))),
        ),
    )


def _accepted(open_questions: tuple[NextEnquiry, ...]) -> tuple[Block, ...]:
    if not open_questions:
        return ()
    more = len(open_questions) - ROOM_FOR
    rest = f"{sentence_case(number(more))} more, named under “What is not known”" if more > 0 else ""
    names = [e.question for e in open_questions[:ROOM_FOR]] + [rest] * bool(rest)
    rows = tuple(((Strong(name),), (Room("", lines=2),)) for name in names)
    return (
        Paragraph(("To accept, say for each of these why it is accepted not to be known.",)),
        Table("Accepted although not known", ("Not known", "Accepted because"), (Rows(rows),)),
    )
