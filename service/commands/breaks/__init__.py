"""Short breaks: a period planned, and everything that can be asked of a plan."""

from __future__ import annotations

from typer import Typer

from service.commands.breaks import allocating, asking, changing, comparing, forms, recording, showing, swapping

GROUPS = (forms, allocating, showing, asking, changing, swapping, comparing, recording)

HELP = """Who stays which nights at a home for short breaks: fairly, with a proof, and with a reason for every family.

PERIOD is a file of the homes, families, staff and bookings of one period, or example:winter-at-marram.
PLAN is what `breaks allocate PERIOD --out PLAN` has saved.
"""

commands = Typer()
breaks = Typer(help=HELP, no_args_is_help=True)
commands.add_typer(breaks, name="breaks")
for group in GROUPS:
    breaks.add_typer(group.commands)
