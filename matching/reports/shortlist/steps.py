"""What a placement there takes: approvals, and what to ask about the child before asking so many homes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from matching.check import MatchReport
from matching.details import detail_of
from matching.findings import FactRef, GapKind
from matching.match import Match
from matching.report_parts import Cell, Items, Paragraph, Section, Soft
from matching.report_words import counted, day
from matching.search import Found

FIRST = 5


def approvals(checked: Iterable[tuple[Match, MatchReport]]) -> Iterator[Section]:
    """The approvals, notices and reviews of a location that a placement takes, each once with the homes it is for."""
    homes: dict[str, list[str]] = {}
    for match, report in checked:
        wanted = [
            f"{c.what} By {day(c.due)}."
            for f in report.findings
            for c in f.conditions
            if (c.gap and c.gap.kind is GapKind.APPROVAL) or f.rule in ("location-assessment", "own-area-approvals")
        ]
        for words in dict.fromkeys(wanted):
            homes.setdefault(words, []).append(match.home.name)
    if homes:
        items: list[Cell] = [(words, Soft(f"For {', '.join(dict.fromkeys(names))}.")) for words, names in homes.items()]
        yield Section("approvals", "Approvals and notices a placement takes", (Items(tuple(items)),))


def ask_first(found: Found) -> Iterator[Section]:
    """The questions about the child that are open at most of the homes shown: one answer settles them everywhere."""
    open_at: Counter[FactRef] = Counter()
    for match, report in zip(found.matches, found.reports, strict=True):
        facts = {fact for f in report.findings if f.worst < f.best for fact in f.turns_on}
        open_at.update(fact for fact in facts if fact.subject == match.child.id)
    if open_at:
        match = found.matches[0]
        most = sorted(open_at.items(), key=lambda item: (-item[1], item[0]))[:FIRST]
        items: list[Cell] = [
            (
                detail_of(match, fact.name).question(match, fact),
                Soft(f"open at {counted(homes, 'home')} of those shown"),
            )
            for fact, homes in most
        ]
        lead = Paragraph(("Each answer settles something at many homes at once.",))
        yield Section("ask", "Ask about the child first", (lead, Items(tuple(items), numbered=True)))
