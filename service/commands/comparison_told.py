"""What differs between two checks, in words: the answers, the causes, and each finding that changed."""

from __future__ import annotations

from collections.abc import Iterable

from matching.compare import Answer, Comparison
from matching.comparison.findings import FindingChange
from matching.listing import listed
from matching.report_parts import Cell, Items, Pairs, Paragraph, Report, Section, Soft
from matching.report_words import day


def comparison_report(found: Comparison) -> Report:
    """The comparison as a report."""
    return Report(
        title="Two checks side by side",
        reference=f"referral {found.referral}, homes {found.before.urn} and {found.after.urn}",
        identity=f"Referral {found.referral}",
        opening=(Paragraph((found.summary,), leads=True), _answers(found)),
        sections=tuple(_sections(found)),
        footer=("The first check is called the first report, the later one the second.",),
    )


def _answers(found: Comparison) -> Pairs:
    return Pairs((("First", _answer(found.before)), ("Second", _answer(found.after))))


def _answer(answer: Answer) -> Cell:
    return (answer.words, Soft(f"home {answer.urn}, on {day(answer.on)}"))


def _sections(found: Comparison) -> Iterable[Section]:
    lists = (
        ("findings", "Findings that differ", tuple((f.words, Soft(_because(f))) for f in found.findings)),
        ("facts", "Facts behind them", tuple((f.words,) for f in found.facts)),
        ("causes", "Not both made from the same", tuple((c.words,) for c in found.causes)),
    )
    return (Section(key, title, (Items(items),)) for key, title, items in lists if items)


def _because(change: FindingChange) -> str:
    if change.facts:
        return f"Because of {'; '.join(f.words for f in change.facts)}."
    where = f"it bears on {listed(change.records)}" if change.records else "see what the two were made from"
    return f"Not because of a fact about a child: {where}."
