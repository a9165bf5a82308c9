"""Days, numbers and stays in the words of the check's sentences: ids only, never a child's name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from matching.short_breaks.period import PlannedStay
from matching.world.catalogue import standard_catalogue

PARTS = ("", "¼", "½", "¾")


def on(day: date) -> str:
    """A day in words: "Friday 11 December 2026"."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def many(count: int, thing: str, things: str = "") -> str:
    """A number of things: "1 night", "2 nights"."""
    return f"{count} {thing}" if count == 1 else f"{count} {things or thing + 's'}"


def staff(quarters: int) -> str:
    """Quarters of one member of staff as a number of them: "2½ members of staff"."""
    return f"{whole_and_part(quarters)} {'member' if quarters <= len(PARTS) else 'members'} of staff"


def whole_and_part(quarters: int) -> str:
    """Quarters as a number: "2½"."""
    whole, part = divmod(quarters, len(PARTS))
    return f"{whole or ''}{PARTS[part]}" or "0"


def listed(names: Iterable[str]) -> str:
    """Ids, each once, in order: "F-1, F-2 and F-3"."""
    *most, last = sorted(set(names))
    return f"{', '.join(most)} and {last}" if most else last


def said(stay: PlannedStay) -> str:
    """A stay in words."""
    return f"the stay of {stay.family} at {stay.urn} from {on(stay.first_night)} for {many(stay.nights, 'night')}"


def task_named(id: str) -> str:
    """A clinical task by its name in the catalogue, inside a sentence: "feeding by gastrostomy"."""
    known = standard_catalogue().capability_by_id().get(id)
    return id if known is None else known.name[:1].lower() + known.name[1:]


def about(stay: PlannedStay, *more: str) -> tuple[str, ...]:
    """What a break of one stay is about."""
    return (stay.family, stay.urn, stay.first_night.isoformat(), str(stay.nights), *more)


def start(words: str) -> str:
    """The words with a capital, to begin a sentence."""
    return words[:1].upper() + words[1:]
