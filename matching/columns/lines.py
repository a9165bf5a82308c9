"""What is stated or registered, from the first day that is asked about on: what holds then, and every change after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any, Generic, NamedTuple, TypeVar

from matching.world.home import Dated
from matching.world.statement import Stated, stated_on

T = TypeVar("T")
V = TypeVar("V")


class Held(NamedTuple, Generic[T]):
    """A value with the nights it holds for; since None is from before anything asked, until None is to the end."""

    since: date | None
    until: date | None
    value: T

    def first_night(self, start: date) -> date:
        """The first night of a stay on which it may hold."""
        return start if self.since is None else max(self.since, start)

    def falls_in(self, start: date, end: date) -> bool:
        """Whether it holds on some night from the start to before the end."""
        night = self.first_night(start)
        return night < end and (self.until is None or night < self.until)


class Line(NamedTuple, Generic[T]):
    """A field of a statement: its value on the first day asked about, and each later version by its day."""

    first: T | None
    later: tuple[tuple[date, T | None], ...] = ()

    def on(self, night: date) -> T | None:
        """The value in force on a night. None: not stated."""
        return next((value for day, value in reversed(self.later) if day <= night), self.first)

    def spells(self, start: date, end: date) -> Iterator[Held[T | None]]:
        """What holds in each part of a stay, neighbours that say the same taken together."""
        days = (start, *(day for day, _ in self.later if start < day < end))
        parts = [(next(part), value) for value, part in groupby(days, key=self.on)]
        ends = (*(since for since, _ in parts[1:]), None)
        return (Held(since, until, value) for (since, value), until in zip(parts, ends, strict=True))


def line(versions: Sequence[Stated[V]], since: date, kind: Callable[[V], T]) -> Line[T]:
    """A field's versions as a line from a day on."""
    if len(versions) == 1 and versions[0].effective <= since:
        return Line(kind(versions[0].value))

    def on(day: date) -> T | None:
        version = stated_on(versions, day)
        return None if version is None else kind(version.value)

    later = sorted({v.effective for v in versions if v.effective > since})
    return Line(on(since), tuple((day, on(day)) for day in later))


def held(conditions: Iterable[Dated], since: date, value: Callable[[Any], T]) -> tuple[Held[T], ...]:
    """Conditions of registration that hold on some night from a day on, those that began earlier first."""
    found = [
        Held(None if c.since <= since else c.since, c.until, value(c))
        for c in conditions
        if c.until is None or c.until > since
    ]
    return tuple(sorted(found, key=lambda s: (s.since or date.min, s.until or date.max, str(s.value))))
