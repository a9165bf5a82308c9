"""Placing everybody referred at once: which home each child could have, how good that is, and what it gives up."""

from __future__ import annotations

import csv
import gc
import io
from enum import StrEnum
from random import Random
from time import monotonic
from typing import TYPE_CHECKING, Annotated

from typer import Option, Typer

from matching.errors import BadInput, Problem
from matching.plain_json import write_json
from matching.tables.kinds import guarded
from service.commands.arguments import DayGiven, ForceGiven, OutGiven, OwnGiven, WorldGiven
from service.commands.breaks.arguments import ProcessesGiven
from service.commands.owning import OwnAuthorityGiven, is_own
from service.commands.placing_given import ANSWERS, COLUMNS, placing_given
from service.commands.reading import given_as_known
from service.commands.telling import told as as_told
from service.commands.writing import destination

if TYPE_CHECKING:
    from matching.optimise.stopping import Stop
    from matching.placement.result import Placement
    from matching.placement.solve import Told

commands = Typer()
TO_ARRANGE = "to arrange with who would come too"
SECONDS = 60.0


class PlanFormat(StrEnum):
    """The forms a plan can take."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    CSV = "csv"
    EXCEL = "xlsx"


@commands.command(epilog="Example: placewell place example:brother-and-sister --own SC900107 --own SC900177")
def place(
    world: WorldGiven,
    own: OwnGiven = None,
    own_authority: OwnAuthorityGiven = None,
    on: DayGiven = None,
    answers: Annotated[
        str | None,
        Option("--answers", metavar="FILE.csv", help=f"Answers so far: {', '.join(COLUMNS)} ({', '.join(ANSWERS)})."),
    ] = None,
    by_law: Annotated[
        list[str] | None, Option("--by-law", metavar="ID", help="A referral whose day is set by law or a court.")
    ] = None,
    expected: Annotated[
        float, Option("--expected", min=0, max=5000, help="How many more children are expected: what last places cost.")
    ] = 0.0,
    homes_each: Annotated[
        int | None,
        Option("--homes-each", min=1, max=4000, help="Check each child in full at so many homes; else at all, if few."),
    ] = None,
    work: Annotated[float, Option("--work", min=0, help="How hard to look; the same gives the same plan.")] = 60.0,
    seed: Annotated[int, Option("--seed", min=0, help="Where the search's chances start from.")] = 1,
    seconds: Annotated[
        float, Option("--seconds", min=0, help="A plan by so long after the start, as Ctrl-C keeps one. See below.")
    ] = SECONDS,
    processes: ProcessesGiven = 2,
    format: Annotated[PlanFormat, Option("--format", help="Text, web page, data, rows, or Excel.")] = PlanFormat.TEXT,
    all: Annotated[
        bool, Option("--all", help="Show the whole plan as text; else in short. A file always holds the whole.")
    ] = False,
    out: OutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Look for a home for every child referred, all at once: what is proven of the plan, and what it gives up.

    Of homes that are not your own only what is public is known, and nobody is sure there.
    Ctrl-C stops the search and keeps the best plan so far. So do --seconds, where it is not done by then: each level
    then says what is proven of it, and another run may find another plan. Where the match check of many children would
    take more than two fifths of them, each is checked at fewer homes, as the plan says, unless --homes-each does.
    """
    began = monotonic()
    if format is PlanFormat.EXCEL and out is None:
        raise BadInput([Problem("--format", "a workbook cannot be shown here", "Add --out plan.xlsx.")])
    where = destination(out, force)
    asked = given_as_known(world, None, on, is_own(own, own_authority))
    told_of = placing_given(asked.world, by_law or (), answers, own or (), own_authority)
    # The solver takes half a second to load.
    from matching.optimise.lexicographic import Effort
    from matching.optimise.stopping import Until
    from matching.placement.place_world import place_world
    from service.commands.placing_watched import watched

    # Records that stay: Python need not look through them for cycles while it places.
    gc.freeze()

    def found_by(told: Told, stop: Stop) -> Placement:
        dice = Random(seed)  # noqa: S311
        how = Effort(work, seed)
        until = Until(monotonic, began + seconds, stop)
        law, said = told_of.by_law, told_of.answers
        return place_world(told_of.known, asked.on, law, said, how, told, until, dice, expected, homes_each, processes)

    found = watched(found_by, seconds, began)
    where.write(_written(found, format, in_short=out is None and not all))


def _written(found: Placement, format: PlanFormat, *, in_short: bool) -> str | bytes:
    from matching.reports import placement_plan
    from matching.reports.placement_plan import in_short as shortened

    if format is PlanFormat.JSON:
        return write_json(found)
    if format is PlanFormat.CSV:
        return as_rows(found)
    if format is PlanFormat.EXCEL:
        return as_workbook(found)
    if format is PlanFormat.TEXT and in_short:
        return as_told(shortened.write(found))
    return as_told(placement_plan.write(found), as_page=format is PlanFormat.HTML)


def as_rows(found: Placement) -> str:
    """A row for each child. What a spreadsheet could take for a formula is kept as text."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(
        ("referral", "priority", "days waited", "home", "bedroom", "at worst", "sure", "only if", "miles", TO_ARRANGE)
    )
    for c in found.children:
        sure = "" if c.urn is None else "yes" if c.sure else "no"
        miles = "" if c.miles is None else str(c.miles)
        cells = (c.child, c.priority, str(c.waiting_days), c.urn or "", c.bedroom or "", c.band, sure)
        rows.writerow(map(guarded, (*cells, " ".join(c.only_if), miles, " ".join(c.to_arrange))))
    return written.getvalue()


def as_workbook(found: Placement) -> bytes:
    """The same rows as an Excel workbook, every cell of it text: nothing is taken for a formula or a link."""
    from xlsxwriter import Workbook

    from matching.workbook.write import MADE

    kept = io.BytesIO()
    with Workbook(kept, {"in_memory": True}) as book:
        book.set_properties({"title": "Plan", "created": MADE})
        sheet = book.add_worksheet("Plan")
        for number, row in enumerate(csv.reader(io.StringIO(as_rows(found), newline=""))):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell)
    return kept.getvalue()
