"""Say what could go wrong for a child, what is done against it, and what is not built."""

from __future__ import annotations

from typing import Annotated

from typer import Option, Typer

from service.hazards.log import hazards as hazards_of_this_release
from service.hazards.told import log_told

commands = Typer()


@commands.command(epilog="Example: placewell hazards --tests")
def hazards(
    tests: Annotated[bool, Option("--tests", help="Name the tests that show each control.")] = False,
) -> None:
    """Say what could go wrong for a child, what is done against it, and what is not built."""
    print(log_told(hazards_of_this_release(), tests=tests))
