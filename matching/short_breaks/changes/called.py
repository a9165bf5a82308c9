"""What a clinical task or a feature of a bedroom is called, and for which nights a change holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from matching.errors import Problem
from matching.listing import nearest_first
from matching.short_breaks.explaining.words import day_in_words, nights_in_words
from matching.short_breaks.period import Nights
from matching.world.catalogue import CapabilityKind, standard_catalogue


def called(id: str) -> str:
    """The name that the catalogue has for it; what it has none for stays as it was told."""
    found = standard_catalogue().capability_by_id().get(id)
    return id if found is None else f"{found.name[:1].lower()}{found.name[1:]}"


def unknown(where: str, ids: Iterable[str], kind: CapabilityKind) -> Iterator[Problem]:
    """A problem for each of them that the catalogue has not, with those that there are, the nearest first."""
    known = {c.id for c in standard_catalogue().capabilities if c.kind is kind}
    for id in dict.fromkeys(ids):
        if id not in known:
            yield Problem(where, f"the catalogue has no such {kind.value}", f"Use one of: {nearest_first(id, known)}.")


def on_nights(run: Nights | None) -> str:
    """Which nights, to be added to a sentence; nothing for the whole period."""
    return "" if run is None else f" from {day_in_words(run.first)} for {nights_in_words(run.nights)}"
