"""Which numbers an option takes, said where something else was typed for it."""

from __future__ import annotations

from typing import Any

NUMBERS = {int: ("a whole number", ""), float: ("a number", ", such as 2.5")}


def taken(option: Any) -> str:
    """What is taken, for an option that takes a number; empty for any other."""
    kind = getattr(getattr(option, "type_descriptor", None), "annotation", None)
    if not isinstance(kind, type) or kind not in NUMBERS:
        return ""
    number, such_as = NUMBERS[kind]
    least, most = getattr(option, "min", None), getattr(option, "max", None)
    within = "" if least is None else f" from {least:,} up" if most is None else f" from {least:,} to {most:,}"
    return f"it takes {number}{within}{such_as}."
