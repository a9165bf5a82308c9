"""A number of people below none, typed for what has a name of its own: the way out says which."""

from __future__ import annotations

from re import fullmatch

from matching.errors import BadInput, Problem

OPPOSITE = {
    "--more-staff": (
        "Fewer people are told to `breaks repair` as --staff-off "
        "URN:SHIFT:PEOPLE:FIRST-NIGHT:NIGHTS[:TASKS]. To try it out alone, repair without --out: nothing is written."
    ),
    "--staff-off": "Write how many are off, without a sign. More people are --more-staff of `breaks what-if`.",
}
"""What a number below none was meant for, by option."""


def refuse_below_none(option: str, people: str, where: str) -> None:
    """Raises BadInput for a number of people with a minus sign, with what the opposite is called."""
    if fullmatch(r"[-\N{MINUS SIGN}\N{EN DASH}]\s*[0-9]+", people):
        what = "it says how many people more, fewer or trained, and cannot be below none"
        raise BadInput([Problem(f"{where}, PEOPLE", what, OPPOSITE.get(option, "Write 1 or more."))])
