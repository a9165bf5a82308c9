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
        Group(
            "service.commands.breaks.forms",
            {
                "template": "Write a blank form for one period: families, nights, homes, staff and bookings.",
                "read": (
                    "Read a filled form with its world, say what it holds in numbers, and with --out "
                    "write the period as JSON."
                ),
                "example": "Write a made-up period, to look at or to change, as JSON or as a filled form.",
                "world": "Write the world that a period is about, which its form is read with.",
            },
        ),
        Group(
            "service.commands.breaks.allocating",
            {
                "allocate": (
                    "Plan a period, and show how good the plan is proven to be and who is left "
                    "short; or several at once."
                ),
            },
        ),
        Group(
            "service.commands.breaks.showing",
            {
                "show": (
                    "Show a saved plan again, repaired ones too, and write its board, workbook, calendars and letters."
                ),
            },
        ),
        Group(
            "service.commands.breaks.asking",
            {
                "family": (
                    "Show what one family is offered, what it is not, and what stood in the way; for "
                    "the family, its letter."
                ),
                "why": (
                    "Show why a family does not have a stay: what stands in the way, who would have "
                    "to move, and the cost."
                ),
            },
        ),
        Group(
            "service.commands.breaks.changing",
            {
                "what-if": (
                    "Show what a change would give: nights and families gained, planned again with "
                    "as much work on both sides."
                ),
                "repair": (
                    "Repair a plan after something has happened: the fewest families touched first, "
                    "then what is free is filled."
                ),
            },
        ),
        Group(
            "service.commands.breaks.swapping",
            {
                "swap": (
                    "Show families who would each rather have another's nights; every family in a swap has to agree."
                ),
            },
        ),
        Group(
            "service.commands.breaks.comparing",
            {
                "compare": (
                    "Show which families gain and which lose from one plan to another, and how the levels differ."
                ),
            },
        ),
        Group(
            "service.commands.breaks.recording",
            {
                "record": (
                    "Show what each family was assessed for, offered, has taken and is owed, and who "
                    "is repeatedly passed over."
                ),
            },
        ),
        Group(
            "service.commands.breaks.next_one",
            {
                "next": (
                    "Begin the next period: families, nights owed and nights had are carried over, and what is asked "
                    "anew is blank."
                ),
            },
        ),
    )


commands = Typer()
breaks = Typer(cls=Breaks, help=HELP, no_args_is_help=True)
commands.add_typer(breaks, name="breaks")


@breaks.callback()
def of_breaks() -> None:
    """Every command on short breaks is one of these."""
