"""How the nights fall: every family against its protected minimum and the nights due to it, the worst-off first."""

from __future__ import annotations

from matching.break_words.price import price_of_fairness
from matching.report_parts import Bar, Cell, Mark, Paragraph, Rows, Section, Strong, Table, Tone
from matching.report_words import counted
from matching.reports.break_board.shown import Shown
from matching.short_breaks.result import FamilyResult

COLUMNS = ("Family", "Nights offered, of those assessed or owed", "Offered", "Minimum", "Assessed or owed", "State")
HOW_TO_READ = (
    "Each bar is a family: dark for the nights offered, pale for the nights assessed or owed, and a line at the "
    "protected minimum. All bars have one scale."
)


def fairness(shown: Shown) -> Section:
    """The picture of fairness, as bars in a table that says the same."""
    most = max((max(f.due, f.nights, f.protected_minimum) for f in shown.families), default=1)
    rows = tuple(_row(shown, family, max(most, 1)) for family in shown.worst_off)
    table = Table("Every family, the worst-off first", COLUMNS, (Rows(rows),))
    return Section("fairness", "How fair it is", (Paragraph((HOW_TO_READ,)), _price(shown), table))


def _row(shown: Shown, family: FamilyResult, longest: int) -> tuple[Cell, ...]:
    said = f"{counted(family.nights, 'night')} of {family.due}; the protected minimum is {family.protected_minimum}"
    bar = Bar(said, family.nights, family.protected_minimum, family.due, longest)
    figures = (family.nights, family.protected_minimum, family.due)
    return ((Strong(shown.labels[family.family]),), (bar,), *((str(n),) for n in figures), (state(family),))


def state(family: FamilyResult) -> Mark:
    """How a family stands against its protected minimum."""
    if family.nights >= family.protected_minimum:
        return Mark("minimum met", Tone.MET)
    if family.nights == 0:
        return Mark("nothing", Tone.OUTSIDE)
    if family.nights * 2 < family.protected_minimum:
        return Mark("under half of it", Tone.UNLESS)
    return Mark("under the minimum", Tone.CONDITION)


def _price(shown: Shown) -> Paragraph:
    return Paragraph((Strong("The price of fairness"), price_of_fairness(shown.allocation)))
