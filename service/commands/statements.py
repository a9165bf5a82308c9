"""What a manager asks of a statement of purpose: whether it and the home have drifted apart."""

from __future__ import annotations

from typing import Annotated

from typer import Option, Typer

from matching.plain_json import write_json
from matching.statement_review import AHEAD_DAYS
from matching.statement_review import review as review_statement
from service.commands.arguments import DayGiven, ForceGiven, Format, FormatGiven, HomeGiven, OutGiven, WorldGiven
from service.commands.reading import home_from, report_from
from service.commands.telling import told
from service.commands.writing import destination
from service.web.review_told import review_report

commands = Typer()
statement = Typer(help="Keep a statement of purpose a living document.", no_args_is_help=True)
commands.add_typer(statement, name="statement")


@statement.command(epilog="Example: placewell statement review example:plain-good-match")
def review(
    world: WorldGiven,
    home: HomeGiven = None,
    on: DayGiven = None,
    refusals: Annotated[
        list[str] | None,
        Option("--refusals", metavar="REPORT", help="A report, saved by check --format json, on a referral not taken."),
    ] = None,
    ahead: Annotated[int, Option("--ahead", metavar="DAYS", min=0, help="How far ahead to look.")] = AHEAD_DAYS,
    format: FormatGiven = Format.TEXT,
    out: OutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Review a home's statement of purpose: what to act on, plan for, find out and consider."""
    place = destination(out, force)
    asked, reviewed, day = home_from(world, home, on)
    refused = [report_from(saved) for saved in refusals or ()]
    found = review_statement(reviewed, asked.group(reviewed.urn), day, refused=refused, ahead_days=ahead)
    if format is Format.JSON:
        place.write(write_json(found))
    else:
        place.write(told(review_report(found), as_page=format is Format.HTML))
