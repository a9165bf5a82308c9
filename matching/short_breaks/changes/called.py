"""What a clinical task or a feature of a bedroom is called, and for which nights a change holds."""

from __future__ import annotations

from matching.short_breaks.explaining.words import day_in_words, nights_in_words
from matching.short_breaks.period import Nights
from matching.world.catalogue import standard_catalogue


def called(id: str) -> str:
    """The name that the catalogue has for it; what it has none for stays as it was told."""
    found = standard_catalogue().capability_by_id().get(id)
    return id if found is None else f"{found.name[:1].lower()}{found.name[1:]}"


def on_nights(run: Nights | None) -> str:
    """Which nights, to be added to a sentence; nothing for the whole period."""
    return "" if run is None else f" from {day_in_words(run.first)} for {nights_in_words(run.nights)}"
