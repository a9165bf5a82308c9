"""Every command a person can type, and how they all answer when something is wrong."""

from __future__ import annotations

import gc
import os
import signal
import sys
import traceback
from types import TracebackType
from typing import Any

from typer import BadParameter, Typer
from typer.main import get_command

from matching.errors import BadInput, EngineFault
from service.commands import STOPPED
from service.commands.every_command import GROUPS
from service.commands.exits import (
    BAD_INPUT,
    DONE,
    ENGINE_FAULT,
    NOT_TO_GIVE_OUT,
    NOTHING_TO_HOLD_AGAINST,
    TAMPERED,
    UNFORESEEN,
)
from service.commands.screen import complain, never_fail_to_write
from service.commands.taken import taken
from service.commands.when_typed import LoadedWhenTyped

HELP = f"""Admissions matching for children's homes in England: it advises, and a person decides.

WORLD is a file of homes, groups and referrals, or example:NAME for a made-up one.

Exit codes:
{DONE} done, whatever the answer is
{BAD_INPUT} the input or the command is wrong; nothing was written
{ENGINE_FAULT} the engine's own data contradict themselves
{TAMPERED} a ledger of signed decisions is not as it was signed
{NOTHING_TO_HOLD_AGAINST} no checkpoint was given for a ledger, so not everything can be excluded
{NOT_TO_GIVE_OUT} a plan of short breaks was found, and promises in it cannot all hold: it is not one to give out
{UNFORESEEN} a fault nobody foresaw
{STOPPED} stopped by Ctrl-C
"""


class Commands(LoadedWhenTyped):
    """Every command, with one way of answering when something is wrong."""

    groups = GROUPS

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except BadParameter as wrong:
            wrong.message = taken(wrong.param) or wrong.message
            raise

    def main(self, *args: Any, **kwargs: Any) -> Any:
        never_fail_to_write()
        try:
            return super().main(*args, **kwargs)
        except BadInput as problems:
            complain(problems)
            sys.exit(BAD_INPUT)
        except EngineFault as fault:
            complain(f"{fault}\n    This is a fault of Placewell, not of your records. Nothing was written.")
            sys.exit(ENGINE_FAULT)


app = Typer(
    name="placewell",
    cls=Commands,
    help=HELP,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def placewell() -> None:
    """Every command is one of these."""


def run() -> None:
    """Run the command that was typed, and leave with its exit code."""
    sys.excepthook = tell_without_details
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        get_command(app)(prog_name="placewell")
    except SystemExit as left:
        if left.code != STOPPED:
            raise
    # What was stopped is let go of here, so that nothing which processes share is left on the machine.
    gc.collect()
    leave_at_once()


def leave_at_once() -> None:
    """End what was begun, and wait for nothing: work may be going on that does not hear Ctrl-C."""
    import multiprocessing

    for process in multiprocessing.active_children():
        process.terminate()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(STOPPED)


def tell_without_details(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """A fault nobody foresaw: where it happened, but not its text, which may hold what is recorded of a child."""
    places = "".join(traceback.format_tb(trace))
    complain(
        f"{places}{kind.__name__}\n    This is a fault of Placewell. Its text is left out to keep records private."
    )
