"""Whose assessment it is: three identifiers of the child, who asks, for when, and the day of the facts."""

from __future__ import annotations

from matching.match import Match
from matching.report_parts import Block, Cell, Pairs, Paragraph, Soft, Strong
from matching.report_words import counted, day
from matching.world.child import age_on


def identity_line(match: Match) -> str:
    """Name, date of birth and referral in one line, for the head of each page."""
    born = match.child.date_of_birth
    said = f"born {day(born)}" if born else "date of birth not known"
    return f"{match.child.name}, {said}, referral {match.referral.id}"


def opening(match: Match) -> tuple[Block, ...]:
    """The identifiers, and the two things to know before reading on."""
    referral = match.referral
    pairs: tuple[tuple[str, Cell], ...] = (
        ("Child", (Strong(match.child.name),)),
        ("Date of birth", _birth(match)),
        ("Referral", (Strong(referral.id),)),
        ("Placing authority", (referral.placing_authority,)),
        ("Needed by", (f"{day(referral.start)}, {referral.urgency.value}", Soft(_stay(match)))),
        ("Home", (match.home.name, Soft(f"URN {match.home.urn}"))),
        ("Facts as at", (day(match.on),)),
    )
    return (
        Pairs(pairs),
        Paragraph(
            (
                "This report advises. It does not decide: a person does, and signs for it under “The decision”.",
                "What it rests on follows there, with a part for each child.",
                "It says things about other children as well; take care who is given it.",
            )
        ),
    )


def _birth(match: Match) -> Cell:
    born = match.child.date_of_birth
    if born is None:
        return (Strong("not known"),)
    years = age_on(born, match.start)
    return (Strong(day(born)), Soft(f"aged {age_on(born, match.on)}, {years} on the first night"))


def _stay(match: Match) -> str:
    nights = match.referral.expected_nights
    length = "length not known" if nights is None else counted(nights, "night")
    return f"{match.referral.kind.value} stay, {length}"
