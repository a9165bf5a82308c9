"""What has to be in place, who sees to it and by when; and what could make it a match."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from matching.check import MatchReport
from matching.findings import Finding, Outcome
from matching.match import Match
from matching.report_parts import Block, Cell, Paragraph, Rows, Section, Table
from matching.report_words import day, mark_of, sentence_case, titled


def conditions(match: Match, report: MatchReport) -> Section:
    """Every condition once, by its day, with the findings that ask for it."""
    asked: dict[tuple[date, str, str], dict[tuple[str, str], Finding]] = {}
    for finding in report.findings:
        for condition in finding.conditions:
            wanted_for = asked.setdefault((condition.due, condition.by.value, condition.what), {})
            wanted_for[finding.key] = finding
    rows = tuple(
        ((what,), (sentence_case(by),), (day(due),), _wanted_for(match, asked[due, by, what].values()))
        for due, by, what in sorted(asked)
    )
    table = Table("What has to be in place", ("What", "Who", "By", "For"), (Rows(rows),))
    blocks: tuple[Block, ...] = (table if rows else Paragraph(("No finding asks for one.",)),)
    if report.outcome(Outcome.NOT_KNOWN):
        blocks += (Paragraph(("What is not known yet may bring more conditions.",)),)
    return Section("conditions", "Conditions and readiness", blocks)


def _wanted_for(match: Match, findings: Iterable[Finding]) -> Cell:
    return tuple(part for f in findings for part in (mark_of(f), titled(match, f)))


def changes(remedies: Sequence[Block]) -> tuple[Section, ...]:
    """The section of changes that could make it a match, when there are any to show."""
    return (Section("changes", "What could make it a match", tuple(remedies)),) if remedies else ()
