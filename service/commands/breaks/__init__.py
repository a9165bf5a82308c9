"""Short breaks: a period planned, and everything that can be asked of a plan."""

from __future__ import annotations

from typer import Typer

from service.commands.when_typed import Group, LoadedWhenTyped

HELP = """Who stays which nights at a home for short breaks: fairly, with a proof, and with a reason for every family.

PERIOD is a file of the homes, families, staff and bookings of one period, or example:winter-at-marram.
PLAN is what `breaks allocate PERIOD --out PLAN` has saved.
"""


class Breaks(LoadedWhenTyped):
    """Everything about short breaks."""

    groups = (
        Group("service.commands.breaks.forms", ("template", "read", "example", "world")),
        Group("service.commands.breaks.allocating", ("allocate",)),
        Group("service.commands.breaks.showing", ("show",)),
        Group("service.commands.breaks.asking", ("family", "why")),
        Group("service.commands.breaks.changing", ("what-if", "repair")),
        Group("service.commands.breaks.swapping", ("swap",)),
        Group("service.commands.breaks.comparing", ("compare",)),
        Group("service.commands.breaks.recording", ("record",)),
    )


commands = Typer()
breaks = Typer(cls=Breaks, help=HELP, no_args_is_help=True)
commands.add_typer(breaks, name="breaks")


@breaks.callback()
def of_breaks() -> None:
    """Every command on short breaks is one of these."""
