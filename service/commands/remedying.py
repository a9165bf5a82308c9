"""What a manager asks when a home is not yet a match: what would make it one, and what has to be done by when."""

from __future__ import annotations

import json
from typing import Annotated

from typer import Option, Typer

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
from service.commands.reading import match_from
from service.commands.screen import busy
from service.commands.writing import destination
from service.web.render import to_html

commands = Typer()


@commands.command(epilog="Example: placewell remedies example:plain-good-match")
def remedies(
    world: WorldGiven,
    referral: ReferralGiven = None,
    home: HomeGiven = None,
    on: DayGiven = None,
    plan: Annotated[
        int | None, Option("--plan", metavar="N", min=0, help="Add the readiness plan with alternative N; 0 for none.")
    ] = None,
    format: FormatGiven = Format.TEXT,
    out: OutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Show the smallest sets of changes that would make it a match, and what each takes."""
    # The solver takes half a second to load, which the other commands need not wait for.
    from service.commands.remedies_told import look_for, remedies_report, remedies_shown

    place = destination(out, force)
    match = match_from(world, referral, home, on)
    with busy("Looking for the smallest sets of changes"):
        found, chosen = look_for(match, plan)
    if format is Format.JSON:
        parts = {"remedies": found, "plan": chosen}
        place.write(json.dumps({k: v and v.model_dump(mode="json") for k, v in parts.items()}, indent=2))
    elif format is Format.HTML:
        place.write(to_html(remedies_report(match, found, chosen)))
    else:
        place.show(remedies_shown(match, found, chosen))
