"""The hazard log in words: what Placewell is not to be relied on for, beside what it does."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from service.hazards.log import Hazard

WIDTH = 80
HEAD = (
    "What could go wrong for a child, what Placewell does against it, and what shows that it does. "
    "Severity and likelihood are a first guess before any control, for whoever answers for safety to set."
)


def log_told(hazards: tuple[Hazard, ...], *, tests: bool = False) -> str:
    """The log as text to print; with `tests`, each control with the tests that show it."""
    return "\n\n".join([fill(HEAD, WIDTH), *("\n".join(_told(hazard, tests=tests)) for hazard in hazards)])


def _told(hazard: Hazard, *, tests: bool) -> Iterator[str]:
    yield _lines(f"{hazard.id:<4}", f"{hazard.what}.")
    yield _lines(
        "    ", f"{hazard.severity.capitalize()}, likelihood {hazard.likelihood}. {hazard.because} {hazard.harm}"
    )
    for control in hazard.control:
        yield _lines("  · ", control.does)
        if tests:
            yield from (f"      {name}" for name in control.shown_by)
    yield from (_lines("  ▲ ", f"Not built: {lack}") for lack in hazard.not_built)


def _lines(sign: str, words: str) -> str:
    return fill(words, WIDTH, initial_indent=sign, subsequent_indent="    ")
