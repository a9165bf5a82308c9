"""Says where something stands in a period, as in "families[F-3].protected_minimum"."""

from __future__ import annotations

from typing import Any

from matching.short_breaks.period import PeriodSheet
from matching.short_breaks.problems.fault import Loc

NAMES = ("id", "urn", "staff", "criterion", "child")
"""What an entry of a list goes by; entries with none of these are counted from 1."""


def path(period: PeriodSheet, loc: Loc) -> str:
    """The place as a path: entries by their ids where they have one, else by number, from 1."""
    said, thing = "", period
    for part in loc:
        thing = _inner(thing, part)
        said += f"[{_name(thing, part)}]" if isinstance(part, int) else f".{part}"
    return said.removeprefix(".") or "the period"


def _inner(thing: Any, part: int | str) -> Any:
    if isinstance(part, str):
        return getattr(thing, part, None)
    return thing[part] if isinstance(thing, tuple) and part < len(thing) else None


def _name(thing: Any, number: int) -> str:
    found = (getattr(thing, name, None) for name in NAMES)
    return next((str(getattr(name, "id", name)) for name in found if name is not None), str(number + 1))
