"""The existing group at a glance: a picture of who may affect whom, and a table that says the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from matching.check import ChildSection
from matching.findings import Finding
from matching.match import Match
from matching.report_parts import Arrow, Cell, Person, Picture, Rows, Soft, Strong, Table, Tone
from matching.report_words import TONE_WORDS, gravest_first, is_benefit, mark_of, tone_of
from matching.reports.assessment.views import age, heard, resident_of, view_of


def is_worth_saying(finding: Finding) -> bool:
    """Whether a finding limits, is open, or speaks for the match; any other is only counted."""
    return tone_of(finding) not in (Tone.MET, Tone.PLAIN, Tone.NONE) or is_benefit(finding)


def picture(match: Match, sections: Sequence[ChildSection]) -> Picture:
    """The newcomer in the middle and everyone else around, with one arrow for each pair and direction."""
    newcomer = match.child
    arrows = [
        *(_arrow(newcomer.id, s.child, s.from_newcomer) for s in sections),
        *(_arrow(s.child, newcomer.id, s.to_newcomer) for s in sections),
    ]
    return Picture(
        title="Who may affect whom",
        description="Each arrow runs from the child who may affect to the child who may be affected.",
        middle=Person(newcomer.id, newcomer.name, "referred"),
        around=tuple(Person(s.child, s.name, age(match, resident_of(match, s.child))) for s in sections),
        arrows=tuple(a for a in arrows if a.counts),
    )


def _arrow(source: str, target: str, findings: Iterable[Finding]) -> Arrow:
    between = _between(source, target, findings)
    tones = sorted(map(tone_of, between), key=lambda t: t.gravity)
    counts = tuple(f"{len(list(same))} {_word(tone)}" for tone, same in groupby(tones))
    return Arrow(source, target, tones[0] if tones else Tone.NONE, counts)


def _between(source: str, target: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What is worth saying about exactly this child's effect on that child, gravest first."""
    return gravest_first(f for f in findings if (f.source, f.affected) == (source, target) and is_worth_saying(f))


def _word(tone: Tone) -> str:
    return "benefit" if tone is Tone.MET else TONE_WORDS[tone]


def overview(match: Match, sections: Sequence[ChildSection]) -> Table:
    """A row for each resident: what may pass in each direction, and their view."""
    newcomer = match.child
    rows = tuple(
        (
            (Strong(f"{s.name}, {age(match, resident_of(match, s.child))}"),),
            _summary(newcomer.id, s.child, s.from_newcomer),
            _summary(s.child, newcomer.id, s.to_newcomer),
            (heard(view_of(match, resident_of(match, s.child))),),
        )
        for s in sections
    )
    columns = ("Child", f"From {newcomer.name}", f"To {newcomer.name}", "Their view")
    return Table("Each child at a glance", columns, (Rows(rows),))


def _summary(source: str, target: str, findings: Sequence[Finding]) -> Cell:
    between = _between(source, target, findings)
    if between:
        return tuple(part for f in between for part in (mark_of(f), f.title))
    return (Soft("nothing found" if findings else "no rule looked at this"),)
