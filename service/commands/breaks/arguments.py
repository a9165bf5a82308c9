"""What several commands on short breaks are asked with: which period, which plan, and how hard to look."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from typer import Argument, BadParameter, Option

from matching.short_breaks.board.naming import Naming
from matching.short_breaks.objectives.fairness import RULES
from matching.short_breaks.period import FairnessRule
from service.commands.dates import METAVAR, day_typed

TODAY = "The day on which you stand: what has begun before it stays as it was, and no night before it is offered."

PeriodGiven = Annotated[
    str,
    Argument(
        metavar="PERIOD",
        help="A period as JSON, a filled form (.xlsx) with --world, or example:NAME.",
        show_default=False,
    ),
]
PeriodsGiven = Annotated[
    list[str],
    Argument(
        metavar="PERIOD...",
        help="A period, as JSON, a filled form (.xlsx) with --world, or example:NAME; or several, planned at once.",
        show_default=False,
    ),
]
PlanGiven = Annotated[
    str, Argument(metavar="PLAN", help="A plan of this period, saved by breaks allocate --out.", show_default=False)
]
WorldOfPeriodGiven = Annotated[
    str | None,
    Option("--world", metavar="WORLD", help="The world that a filled form is about: a file, or example:NAME."),
]
FamilyGiven = Annotated[str, Option("--family", metavar="ID", help="The family.", show_default=False)]
ForFamilyGiven = Annotated[
    bool, Option("--for-family", help="The answer for the family: it names no other family and no other child.")
]
HomeOfStayGiven = Annotated[str, Option("--home", metavar="URN", help="The home.", show_default=False)]
FirstNightGiven = Annotated[
    date, Option("--from", metavar=METAVAR, parser=day_typed, help="The first night.", show_default=False)
]
TodayGiven = Annotated[
    date | None,
    Option(
        "--today",
        metavar=METAVAR,
        parser=day_typed,
        help=TODAY,
        show_default=False,
    ),
]
PlanGivenOutGiven = Annotated[
    str | None,
    Option(
        "--given-out",
        metavar="PLAN",
        help="The saved plan that families were told of; in place of one that the period names. Change from it is "
        "least, and is told.",
        show_default=False,
    ),
]
NightsGiven = Annotated[int, Option("--nights", min=1, max=60, help="How many nights.", show_default=False)]

SecondsGiven = Annotated[
    float | None,
    Option("--seconds", min=0, help="When to stop at the latest; else 60, or when --rounds are done."),
]
RoundsGiven = Annotated[
    int | None, Option("--rounds", min=0, help="How many rounds of search; the same number gives the same plan.")
]
MovesGiven = Annotated[
    int | None, Option("--moves", min=0, help="How many moves come before the rounds; else by the period's size.")
]
SeedGiven = Annotated[int, Option("--seed", min=0, help="Where the search's chances start from.")]
ProcessesGiven = Annotated[int, Option("--processes", min=1, max=64, help="How many work at once; never the plan.")]
NamingGiven = Annotated[
    Naming, Option("--naming", help="How families are called on the board, in Excel and in homes' calendars.")
]
PeriodOutGiven = Annotated[
    Path | None, Option("--period-out", metavar="FILE.json", help="Save the period as changed, to go with the plan.")
]
BoardGiven = Annotated[
    Path | None, Option("--board", metavar="FILE.html", help="The board: bedrooms by nights, staff, fairness.")
]
ExcelGiven = Annotated[Path | None, Option("--excel", metavar="FILE.xlsx", help="The board as a workbook.")]
CalendarsGiven = Annotated[
    Path | None, Option("--calendars", metavar="FOLDER", help="A calendar for each family and each home.")
]
LettersGiven = Annotated[
    Path | None, Option("--letters", metavar="FOLDER", help="A letter to each family about its own nights.")
]

PlanOutGiven = Annotated[
    Path | None, Option("--out", metavar="FILE.json", help="Save the new plan; it is of the period as changed.")
]
WHOLE = "--whole"
WholeGiven = Annotated[
    Path | None, Option(WHOLE, metavar="FILE.txt", help="Save all that is known of the repair, with every night.")
]

SECONDS = 60.0


FAIRNESS = {rule.RULE.name.lower().replace("_", "-"): rule for rule in RULES}
"""Every rule of fairness, by what is typed for it."""
FAIRNESS_HELP = " ".join(f"{typed}: {rule.MEANS}." for typed, rule in FAIRNESS.items())


def rule_typed(words: str) -> FairnessRule:
    """A rule of fairness as it is typed. Raises BadParameter for what is none."""
    if words not in FAIRNESS:
        raise BadParameter(f"{words!r} is no rule of fairness. Write one of {', '.join(FAIRNESS)}.")
    return FAIRNESS[words].RULE


FairnessGiven = Annotated[
    FairnessRule | None,
    Option(
        "--fairness",
        metavar="|".join(FAIRNESS),
        parser=rule_typed,
        autocompletion=lambda: list(FAIRNESS),
        help=f"Who comes first; else as the period says. {FAIRNESS_HELP}",
        show_default=False,
    ),
]


def seconds_for(seconds: float | None, rounds: int | None) -> float | None:
    """When to stop at the latest: rounds that were asked for are done, however long they take."""
    return SECONDS if seconds is None and rounds is None else seconds
