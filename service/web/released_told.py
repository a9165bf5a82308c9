"""A statement as a home released it, for paper: those words line by line, and nothing of anything else."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from matching.report_parts import Pairs, Paragraph, Report, Section
from matching.report_words import day

PLACE = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class ReleasedWords:
    """What is printed: the words, of which child and referral, by which home and whom, and when."""

    words: str = field(repr=False)
    child: str = field(repr=False)
    born: date | None = field(repr=False)
    """None: not known."""
    referral: str
    authority: str
    home: str
    urn: str
    by: str
    at: datetime


def released_told(said: ReleasedWords) -> Report:
    """Empty lines are left out, and no other word is."""
    born = "not known" if said.born is None else day(said.born)
    there = said.at.astimezone(PLACE)
    when = f"{day(there.date())}, {there:%H:%M}"
    pairs = (
        ("Child", (said.child,)),
        ("Born", (born,)),
        ("Referral", (f"{said.referral}, from {said.authority}",)),
        ("Home", (f"{said.home}, URN {said.urn}",)),
        ("Released", (f"by {said.by}, {when}",)),
    )
    lines = tuple(Paragraph((line,)) for line in said.words.split("\n") if line.strip())
    return Report(
        title="Statement of a home",
        reference=f"referral {said.referral}",
        identity=f"{said.child}, born {born}, referral {said.referral}",
        opening=(Pairs(pairs),),
        sections=(Section("words", "As the home wrote it", lines),),
        footer=(f"Released by {said.by} for {said.home}, URN {said.urn}, {when}.",),
        signature="Released in Placewell, word for word",
    )
