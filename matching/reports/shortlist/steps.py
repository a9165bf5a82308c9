"""What a placement there takes: approvals, and what to ask about the child before asking so many homes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from matching.check import MatchReport
from matching.details import detail_of
from matching.findings import FactRef, Finding, GapKind
from matching.match import Match
from matching.report_parts import Cell, Items, Paragraph, Section, Soft
from matching.report_words import counted, day
from matching.search import Found, FoundTogether

FIRST = 5


def approvals(checked: Iterable[tuple[Match, MatchReport]]) -> Iterator[Section]:
    """The approvals, notices and reviews of a location that a placement takes, each once with the homes it is for.

    Those that it takes only if what is not known turns out so come last, as what it may need.
    """
    homes: dict[tuple[bool, str], list[str]] = {}
    for match, report in checked:
        found = [needed for f in report.findings for needed in _needed(f)]
        surely = {words for is_sure, words in found if is_sure}
        for is_sure, words in dict.fromkeys(found):
            if is_sure or words not in surely:
                homes.setdefault((is_sure, words), []).append(match.home.name)
    if homes:
        ordered = sorted(homes.items(), key=lambda item: not item[0][0])
        items: list[Cell] = [_item(is_sure, words, names) for (is_sure, words), names in ordered]
        yield Section("approvals", "Approvals and notices a placement takes", (Items(tuple(items)),))


def _needed(finding: Finding) -> Iterator[tuple[bool, str]]:
    """What a finding asks of that kind, and whether it does so in every case that is still possible."""
    cases = [case.verdict.conditions for case in finding.cases]
    for condition in dict.fromkeys((*finding.conditions, *(c for case in cases for c in case))):
        is_approval = condition.gap is not None and condition.gap.kind is GapKind.APPROVAL
        if is_approval or finding.rule in ("location-assessment", "own-area-approvals"):
            yield all(condition in case for case in cases), f"{condition.what} By {day(condition.due)}."


def _item(is_sure: bool, words: str, names: Iterable[str]) -> Cell:
    named = ", ".join(dict.fromkeys(names))
    if is_sure:
        return words, Soft(f"For {named}.")
    return f"May need: {words}", Soft(f"For {named}, where it is not known yet whether it does.")


def ask_first(found: Found) -> Iterator[Section]:
    """The questions about the child that are open at most of the homes shown: one answer settles them everywhere."""
    yield from _asking("Ask about the child first", tuple(zip(found.matches, found.reports, strict=True)))


def ask_first_of_each(found: FoundTogether) -> Iterator[Section]:
    """The same of every brother and sister, by the homes shown for all of them."""
    checks = tuple(check for home in found.checks for check in home)
    yield from _asking("Ask about the children first", checks, FIRST * len(found.shortlist.children))


def _asking(title: str, checks: Sequence[tuple[Match, MatchReport]], first: int = FIRST) -> Iterator[Section]:
    open_at: Counter[FactRef] = Counter()
    of: dict[FactRef, Match] = {}
    for match, report in checks:
        facts = {fact for f in report.findings if f.worst < f.best for fact in f.turns_on}
        own = [fact for fact in facts if fact.subject == match.child.id]
        open_at.update(own)
        of.update((fact, match) for fact in own if fact not in of)
    if open_at:
        most = sorted(open_at.items(), key=lambda item: (-item[1], item[0]))[:first]
        items: list[Cell] = [
            (
                detail_of(of[fact], fact.name).question(of[fact], fact),
                Soft(f"open at {counted(homes, 'home')} of those shown"),
            )
            for fact, homes in most
        ]
        lead = Paragraph(("Each answer settles something at many homes at once.",))
        yield Section("ask", title, (lead, Items(tuple(items), numbered=True)))
