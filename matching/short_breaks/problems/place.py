"""Says where something stands in a period, as in "families[F-3].protected_minimum"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matching.short_breaks.period import PeriodSheet
from matching.short_breaks.problems.fault import Loc

GO_BY = {
    "homes": "urn",
    "families": "id",
    "bookings": "id",
    "bedrooms": "id",
    "requests": "id",
    "benefit": "criterion",
    "benefit_at": "criterion",
    "tea_visits": "urn",
    "on_duty": "staff",
    "groups": "urn",
    "residents": "child",
}
"""What the entries of a list go by; those of other lists are counted from 1."""


def path(period: PeriodSheet | Mapping[str, Any], loc: Loc) -> str:
    """The place as a path, in a period or in the plain data of one; what it names can be read."""
    said, thing, of = "", period, ""
    for part in loc:
        thing = _inner(thing, part)
        said += f"[{_name(thing, of, part)}]" if isinstance(part, int) else f".{part}"
        of = str(part)
    return said.removeprefix(".") or "the period"


def _inner(thing: Any, part: int | str) -> Any:
    if isinstance(part, str):
        return thing.get(part) if isinstance(thing, Mapping) else getattr(thing, part, None)
    return thing[part] if isinstance(thing, tuple | list) and part < len(thing) else None


def _name(thing: Any, of: str, number: int) -> str:
    name = _inner(thing, GO_BY[of]) if of in GO_BY else None
    return str(_inner(name, "id") or name) if name is not None else str(number + 1)
