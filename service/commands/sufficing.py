"""What homes near enough lack, and where: as a table, a map, and text for a statement of sufficiency."""

from __future__ import annotations

import gc
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Option, Typer

from matching.plain_json import write_json
from service.commands.arguments import DayGiven, ForceGiven, OutGiven, WorldGiven
from service.commands.files import read_from
from service.commands.owning import is_own
from service.commands.reading import given_as_known
from service.commands.screen import busy
from service.commands.telling import told
from service.commands.writing import destination, write_all

if TYPE_CHECKING:
    from matching.sufficiency import Sufficiency
    from matching.tables.columns import Shape
    from matching.tables.rows import Rows

commands = Typer()
COLUMNS = ("referral", "home", "reason", "needs")


class SufficiencyFormat(StrEnum):
    """The forms the table can take."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    CSV = "csv"
    EXCEL = "xlsx"


@commands.command(epilog="Example: placewell sufficiency example:a-region --map map.svg --statement text.txt")
def sufficiency(
    world: WorldGiven,
    on: DayGiven = None,
    miles: Annotated[float, Option("--miles", min=1, max=500, help="How near to the child's own home.")] = 20.0,
    rows: Annotated[int, Option("--first", metavar="N", min=1, max=100, help="How many rows at most.")] = 10,
    homes: Annotated[
        int,
        Option("--at-least", metavar="N", min=1, max=100, help="Homes that could be one, to count as served."),
    ] = 1,
    free: Annotated[bool, Option("--with-a-place", help="Only homes that say a place is free serve a child.")] = False,
    answers: Annotated[
        str | None, Option("--answers", metavar="FILE.csv", help="Answers so far; a home that declined is none.")
    ] = None,
    refusals: Annotated[
        str | None,
        Option("--refusals", metavar="FILE.csv", help=f"Refusals by reason: {', '.join(COLUMNS)}. See below."),
    ] = None,
    map: Annotated[
        Path | None, Option("--map", metavar="FILE.svg", help="Draw a map, fit to be published.", show_default=False)
    ] = None,
    statement: Annotated[
        Path | None,
        Option("--statement", metavar="FILE.txt", help="Text to publish: small numbers left out.", show_default=False),
    ] = None,
    format: Annotated[
        SufficiencyFormat, Option("--format", help="The table: text, a web page, data, rows, or a workbook.")
    ] = SufficiencyFormat.TEXT,
    out: OutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Show which capability, in which place, would have opened how many referrals, counted anew for each row.

    A refusal's reason is need, with the needs that the home could not meet, or no-place, outside, staff, group, where,
    notice or terms; left empty it was not said. What a home named as lacking is counted with what is public.
    """
    from matching.placement.problem import Answer
    from matching.reports import sufficiency_statement
    from matching.sufficiency import sufficiency as look_for
    from matching.sufficiency.served import Served
    from service.commands.placing_given import Named, read_answers
    from service.commands.refusals_given import read_refusals
    from service.web.sufficiency_map import draw

    place = destination(out, force)
    for path in (map, statement):
        destination(path, force)
    asked = given_as_known(world, None, on, is_own(None, None))
    # Thousands of homes that stay: Python need not look through them for cycles meanwhile.
    gc.freeze()
    named = Named.of(asked.world)
    said = () if answers is None else read_from(answers, lambda data: read_answers(data, named))
    declined = [(a.child, a.urn) for a in said if a.answer is Answer.DECLINED]
    refused = () if refusals is None else read_from(refusals, lambda data: read_refusals(data, named))
    with busy("Asking what homes near enough lack"):
        found = look_for(asked.world, asked.on, miles, rows, declined, served=Served(homes, free), refusals=refused)
    files = {map: draw(found) if map else "", statement: told(sufficiency_statement.write(found)) if statement else ""}
    write_all({path: content.encode() for path, content in files.items() if path is not None})
    place.write(written(found, format))


def written(found: Sufficiency, format: SufficiencyFormat) -> str | bytes:
    """The table in the form asked for."""
    from matching.reports import sufficiency as report
    from matching.tables.writing import as_csv, as_workbook

    if format is SufficiencyFormat.JSON:
        return write_json(found)
    if format is SufficiencyFormat.CSV:
        return as_csv(*_rows(found))
    if format is SufficiencyFormat.EXCEL:
        return as_workbook(_rows(found))
    return told(report.write(found), as_page=format is SufficiencyFormat.HTML)


def _rows(found: Sufficiency) -> tuple[Shape, Rows]:
    from matching.sufficiency.suppressing import in_words
    from matching.tables.columns import Column, Shape
    from matching.tables.kinds import TEXT
    from matching.tables.rows import rows_of

    numbers = ("opens", "95 % range from", "to", "alone", "together so far")
    heads = ("homes would have to", "place", *numbers, "referrals", "homes")
    shape = Shape("sufficiency", tuple(Column(head, TEXT) for head in heads))
    rows = [
        (
            *(in_words(r), r.place, *map(str, (r.opens, r.low, r.high, r.alone, r.all_opened))),
            *("; ".join(r.referrals), "; ".join(r.homes_told)),
        )
        for r in found.rows
    ]
    return shape, rows_of(shape, rows)
