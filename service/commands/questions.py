"""What a manager asks of a referral and a home: how they match, what to ask next, and what has changed since."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from typer import Argument, Option, Typer

from matching.check import MatchReport, check_match
from matching.compare import compare as compare_reports
from matching.enquiries import enquiries_next
from matching.match import Match
from matching.plain_json import write_json
from matching.reports.assessment import assessment
from service.commands.arguments import (
    DayGiven,
    ForceGiven,
    Format,
    FormatGiven,
    HomeGiven,
    OutGiven,
    ReferralGiven,
    WorldGiven,
)
from service.commands.brief import brief
from service.commands.comparison_told import comparison_report
from service.commands.reading import match_from, report_from
from service.commands.screen import busy
from service.commands.telling import enquiries_report, told
from service.commands.writing import destination

commands = Typer()


class CheckFormat(StrEnum):
    """`short` is the answer alone; the others are the whole assessment."""

    SHORT = "short"
    TEXT = "text"
    HTML = "html"
    JSON = "json"


@commands.command(epilog="Example: placewell check example:plain-good-match --format html --out assessment.html")
def check(
    world: WorldGiven,
    referral: ReferralGiven = None,
    home: HomeGiven = None,
    on: DayGiven = None,
    format: Annotated[
        CheckFormat, Option("--format", help="The answer alone, or the whole assessment as text, web page or data.")
    ] = CheckFormat.SHORT,
    out: OutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Check how a referral and a home match, and why: findings and a range, never a decision."""
    place = destination(out, force)
    match = match_from(world, referral, home, on)
    report = check_match(match)
    if format is CheckFormat.SHORT:
        place.show(brief(match, report, enquiries_next(match, report)))
    else:
        place.write(_checked(match, report, format))


def _checked(match: Match, report: MatchReport, format: CheckFormat) -> str | bytes:
    if format is CheckFormat.JSON:
        return write_json(report)
    # The solver takes half a second to load, which the answer in brief need not wait for.
    from service.commands.remedies_told import look_for
    from service.web.remedies_told import remedies_told

    with busy("Looking for what would make it a match"):
        found, _ = look_for(match, None)
    changes = remedies_told(found) if found.needed else ()
    return told(assessment(match, report, remedies=changes), as_page=format is CheckFormat.HTML)


@commands.command(epilog="Example: placewell enquiries example:plain-good-match")
def enquiries(
    world: WorldGiven,
    referral: ReferralGiven = None,
    home: HomeGiven = None,
    on: DayGiven = None,
    format: FormatGiven = Format.TEXT,
    out: OutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Show what to ask next and whom: first the questions that could change the answer most."""
    place = destination(out, force)
    match = match_from(world, referral, home, on)
    found = enquiries_next(match, check_match(match))
    if format is Format.JSON:
        place.write(write_json(found))
    else:
        place.write(told(enquiries_report(match, found), as_page=format is Format.HTML))


@commands.command(epilog="Example: placewell compare before.json after.json")
def compare(
    before: Annotated[str, Argument(metavar="BEFORE", help="A report saved by check --format json, or a WORLD.")],
    after: Annotated[str, Argument(metavar="AFTER", help="The same for the later one.")],
    referral: ReferralGiven = None,
    home: HomeGiven = None,
    format: FormatGiven = Format.TEXT,
    out: OutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Show what differs between two checks of one referral, and because of what."""
    place = destination(out, force)
    found = compare_reports(*(report_from(given, referral, home) for given in (before, after)))
    if format is Format.JSON:
        place.write(write_json(found))
    else:
        place.write(told(comparison_report(found), as_page=format is Format.HTML))
