"""What each other rule of fairness would have given, and whom."""

from __future__ import annotations

from matching.break_words.rules import PARTLY_CHANCE
from matching.report_parts import Block, Cell, Folded, Mark, Paragraph, Rows, Section, Soft, Strong, Table, Tone
from matching.report_words import counted, sentence_case
from matching.reports.break_board.shown import Shown
from matching.short_breaks.fairness_shown import FairnessPicture

COLUMNS = ("Rule", "Nights", "Benefit", "Families with nothing", "Under half of the minimum", "Under the minimum")


def other_rules(shown: Shown) -> tuple[Section, ...]:
    """Rules side by side, when they were asked for; the one in use first."""
    pictures = shown.allocation.fairness
    if not pictures:
        return ()
    table = Table("Rules side by side", COLUMNS, (Rows(tuple(_rule(p, n == 0) for n, p in enumerate(pictures))),))
    return (
        Section(
            "rules", "What other rules would give", (Paragraph((PARTLY_CHANCE,)), table, *_families(shown, pictures))
        ),
    )


def _rule(picture: FairnessPicture, used: bool) -> tuple[Cell, ...]:
    name: Cell = (
        (Mark("in use", Tone.PLAIN), Strong(sentence_case(picture.rule))) if used else (sentence_case(picture.rule),)
    )
    figures = (
        picture.nights,
        picture.benefit,
        picture.families_with_nothing,
        picture.below_half,
        picture.below_minimum,
    )
    return (name, *((f"{figure:,}",) for figure in figures))


def _families(shown: Shown, pictures: tuple[FairnessPicture, ...]) -> tuple[Block, ...]:
    by_rule = [dict(picture.by_family) for picture in pictures]
    used = by_rule[0]
    changed = [f for f in sorted(used) if any(nights.get(f, 0) != used[f] for nights in by_rule)]
    if not changed:
        return (Paragraph(("Every family would have as many nights by each of them.",)),)
    rows = tuple(
        (_label(shown, f), (str(used[f]),), *(_change(n.get(f, 0), used[f]) for n in by_rule[1:])) for f in changed
    )
    columns = ("Family", *(sentence_case(picture.rule) for picture in pictures))
    table = Table("Nights of each family that another rule would change", columns, (Rows(rows),))
    would = counted(len(changed), "family", "families")
    return (Folded(f"Whom it would change: {would}", (table,)),)


def _label(shown: Shown, family: str) -> Cell:
    return (Strong(shown.labels[family]),)


def _change(nights: int, used: int) -> Cell:
    return (str(nights), Soft(f"{nights - used:+d}")) if nights != used else (str(nights),)
