"""The plain sheets of a plan's workbook: stays, families with their reasons, levels, and other rules of fairness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from matching.break_words.levels import AS_WHEN_MADE, most_better, switched_off
from matching.break_words.price import price_of_fairness
from matching.exports.break_workbook.looks import Looks
from matching.report_words import full_stop, sentence_case
from matching.reports.break_board.fairness import state
from matching.reports.break_board.shown import Shown
from matching.short_breaks.board.guests import care_words
from matching.short_breaks.entitlement import EntitlementRow
from matching.short_breaks.objectives import counts_of
from matching.short_breaks.result import FamilyResult
from matching.workbook.cells import Look
from matching.workbook.style import height, landscape

Value = str | int | date | None


@dataclass(frozen=True)
class Sheet:
    """A sheet with one table: columns with their widths, and rows. None leaves a cell blank."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Value, ...], ...]


def stays(shown: Shown) -> Sheet:
    """A row for each stay, in the order of days."""
    columns = (("Home", 24), ("URN", 11), ("Family", 16), ("Bedrooms", 18), ("First night", 12), ("Goes home", 12))
    ordered = sorted(shown.allocation.stays, key=lambda s: (s.first_night, s.urn, s.family))
    here = {part.urn for part, _ in shown.homes}
    rows = tuple(
        (
            *(shown.home_names[stay.urn], stay.urn, shown.labels[stay.family], ", ".join(stay.bedrooms)),
            *(stay.first_night, stay.run.until, stay.nights),
            *(shown.firmness(stay).value, care_words(shown.children(stay.family))),
        )
        for stay in ordered
        if stay.urn in here
    )
    return Sheet("Stays", (*columns, ("Nights", 8), ("How firm", 16), ("Care by day", 14)), rows)


def families(shown: Shown) -> Sheet:
    """A row for each family, the worst-off first."""
    columns = (
        *(("Family", 16), ("State", 18), ("Nights", 8), ("Minimum", 10), ("Assessed", 10), ("Owed", 8)),
        *(("Not delivered", 13), ("Need", 8), ("Why", 60), ("What stood in the way", 60), ("What it rests on", 60)),
        *(("To ask", 40), ("To have in place first", 60)),
    )
    return Sheet("Families", columns, tuple(_family(shown, family) for family in shown.worst_off))


def _family(shown: Shown, family: FamilyResult) -> tuple[Value, ...]:
    obstacles = "; ".join(f"{o.sentence} ({o.stays})" for o in family.obstacles)
    criteria = "; ".join(
        f"{c.name}: {'not known' if c.mark is None else c.words}" for c in family.criteria if c.mark != 0
    )
    return (
        *(shown.labels[family.family], state(family).words, family.nights, family.protected_minimum, family.assessed),
        *(family.owed, family.owed_after, family.need, family.reason),
        *(obstacles or None, criteria or None, "; ".join(family.enquiries) or None),
        " ".join(_first(shown, urn, what) for urn, what in family.in_place_first) or None,
    )


def _first(shown: Shown, urn: str, what: str) -> str:
    said = full_stop(what)
    return f"{shown.home_names.get(urn, urn)}: {said}" if len(shown.period.homes) > 1 else said


def levels(shown: Shown) -> Sheet:
    """A row for each level, the first that matters at the top; then those switched off, with the reason."""
    columns = (
        *(("Level", 50), ("This plan", 14), ("At most, given those above", 26), ("At most this much better", 24)),
        ("What is counted", 60),
    )
    rows = tuple(
        (level.name, level.value, level.bound, most_better(level), counts_of(level.id))
        for level in shown.allocation.levels
    )
    said = (f"The price of fairness {price_of_fairness(shown.allocation)}", AS_WHEN_MADE, *switched_off(shown.period))
    return Sheet("Levels", columns, (*rows, *((words, None, None, None, None) for words in said)))


def entitlements(shown: Shown) -> tuple[Sheet, ...]:
    """The entitlement record, a row for each family; and who is repeatedly passed over, where that can be told."""
    columns = (
        *(("Family", 16), ("Assessed", 10), ("Minimum", 10), ("Offered", 9), ("Taken", 8), ("Cancelled, by whom", 30)),
        *(("Owed before", 12), ("Owed now", 10), ("Most in any 12 months", 24), ("Most in a financial year", 24)),
    )
    whole = Sheet("Record", columns, tuple(_record(shown, row) for row in shown.record))
    return (whole, _passed_over(shown)) if shown.asked.earlier else (whole,)


def _passed_over(shown: Shown) -> Sheet:
    columns = (("Family", 16), ("Passed over", 60), ("Owed", 8), ("What stood in the way", 60), ("To look at", 60))
    rows = tuple(
        (
            *(shown.labels.get(found.family, found.family), found.sentence, found.owed),
            *("; ".join(obstacle.sentence for obstacle in found.why) or None, found.concern),
        )
        for found in shown.passed_over
    )
    return Sheet("Passed over", columns, rows)


def _record(shown: Shown, row: EntitlementRow) -> tuple[Value, ...]:
    counters = [c for c in shown.allocation.counters if c.family == row.family]
    year = [(c.child, c.most_in_12_months) for c in counters]
    financial = [(c.child, c.most_in_financial_year) for c in counters]
    return (
        *(shown.labels[row.family], row.assessed, row.protected_minimum, row.offered, row.taken),
        "; ".join(f"{nights} by {by.value}" for by, nights in row.cancelled) or None,
        *(row.owed_before, row.owed_after, _counted(year), _counted(financial)),
    )


def _counted(counts: Sequence[tuple[str, int | None]]) -> Value:
    if len(counts) == 1:
        return "not known" if counts[0][1] is None else counts[0][1]
    return "; ".join(f"{child}: {'not known' if most is None else most}" for child, most in counts) or None


def rules(shown: Shown) -> tuple[Sheet, ...]:
    """A row for each rule of fairness, when they were asked for."""
    pictures = shown.allocation.fairness
    columns = (
        *(("Rule", 34), ("Nights", 10), ("Benefit", 12), ("Families with nothing", 22)),
        *(("Under half of the minimum", 26), ("Under the minimum", 20)),
    )
    rows = tuple(
        (
            *(sentence_case(p.rule), p.nights, p.benefit),
            *(p.families_with_nothing, p.below_half, p.below_minimum),
        )
        for p in pictures
    )
    priced = (f"The price of fairness {price_of_fairness(shown.allocation)}", *(None,) * (len(columns) - 1))
    return (Sheet("Rules", columns, (*rows, priced)),) if pictures else ()


def write_table(workbook: Workbook, looks: Looks, table: Sheet) -> None:
    """Add the sheet."""
    sheet = workbook.add_worksheet(table.name)
    for at, (name, width) in enumerate(table.columns):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, name, looks.style.heading)
    for row, values in enumerate(table.rows, 1):
        sheet.set_row(row, height((str(v or ""), w) for v, (_, w) in zip(values, table.columns, strict=True)))
        for at, value in enumerate(values):
            _put(sheet, row, at, value, looks)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    landscape(sheet, 0)


def _put(sheet: Worksheet, row: int, at: int, value: Value, looks: Looks) -> None:
    look: dict[Look, Format] = looks.style.answers
    if value is None:
        sheet.write_blank(row, at, None, look[Look.TEXT])
    elif isinstance(value, str):
        sheet.write_string(row, at, value, look[Look.TEXT])
    elif isinstance(value, date):
        sheet.write_datetime(row, at, datetime.combine(value, time()), look[Look.DAY])
    else:
        sheet.write_number(row, at, value, look[Look.NUMBER])
