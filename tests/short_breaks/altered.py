"""Changes one thing in a record, however deep, and leaves everything else as it was."""

from typing import Any, TypeVar

from matching.world.record import Record

R = TypeVar("R", bound=Record)


def altered(record: R, *place: int | str, to: Any) -> R:
    """The record with what stands at a place replaced; a list's position one past its end adds to it."""
    changed: R = _altered(record, place, to)
    return changed


def _altered(thing: Any, place: tuple[int | str, ...], to: Any) -> Any:
    if not place:
        return to
    part, rest = place[0], place[1:]
    if isinstance(part, str):
        return thing.model_copy(update={part: _altered(getattr(thing, part), rest, to)})
    inner = _altered(thing[part], rest, to) if part < len(thing) else to
    return (*thing[:part], inner, *thing[part + 1 :])
