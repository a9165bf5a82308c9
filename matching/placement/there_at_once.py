"""Who of those who would come to a home are there on one day: whose stays follow one another never meet."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from matching.placement.explaining.taking import is_there
from matching.placement.problem import Waiting


def there_at_once(ids: Collection[str], stays: Mapping[str, Waiting]) -> Iterator[tuple[str, ...]]:
    """Each set of them who are there on some day, in order, without those that are a part of another."""
    days = sorted({stays[id].first for id in ids})
    sets = {frozenset(id for id in ids if is_there(stays[id], day)) for day in days}
    yield from sorted(tuple(sorted(some)) for some in sets if not any(some < other for other in sets))
