"""Write the draft of a transparency record, for whoever uses Placewell to complete and publish."""

from __future__ import annotations

from typing import Annotated

from typer import Option, Typer

from service.commands.arguments import ForceGiven, OutGiven
from service.commands.telling import told
from service.commands.writing import destination
from service.hazards.log import hazards
from service.transparency.record import transparency_record
from service.transparency.told import record_report

commands = Typer()


@commands.command(epilog="Example: placewell transparency --html --out record.html")
def transparency(
    html: Annotated[bool, Option("--html", help="As a page, to complete and publish.")] = False,
    out: OutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Write the draft of a transparency record: how a decision is made, what is left to say."""
    place = destination(out, force)
    place.write(told(record_report(transparency_record(), hazards()), as_page=html))
