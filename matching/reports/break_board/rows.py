"""The rows of a board: stays as bands across their nights, and figures night by night."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from matching.report_parts import NightRow, Span, SpanKind
from matching.report_words import counted, from_to, there_and_back, weekday
from matching.reports.break_board.shown import Shown
from matching.short_breaks.board.bedrooms import Held, Lane
from matching.short_breaks.board.guests import care_words, draw_of
from matching.short_breaks.board.living import Living
from matching.short_breaks.board.staffing import Measure
from matching.short_breaks.period import BreakHome, Nights, PlannedStay
from matching.world.home import Home

BEFORE, AFTER = "◂ ", " ▸"
"""A stay that began before the board, or goes on after it."""

FREE, KEPT_EMPTY = Span(1), Span(1, SpanKind.KEPT_EMPTY, "·")
"""Most of a board."""

QUARTERS = ("", "¼", "½", "¾")


@dataclass(frozen=True)
class Drawing:
    """One home over some of the period's nights."""

    shown: Shown
    run: Nights
    part: BreakHome

    @cached_property
    def nights(self) -> tuple[date, ...]:
        """Each night of the board."""
        return tuple(self.run.dates())

    @cached_property
    def closed(self) -> frozenset[date]:
        """Nights on which the whole home is closed."""
        return frozenset(night for run in self.part.closed for night in run.dates())

    def holidays(self) -> tuple[NightRow, ...]:
        """A row of the holidays that touch these nights; none when there are none."""
        found = sorted(self.shown.period.holidays, key=lambda h: h.nights.first)
        if not any(h.nights.holds(night) for h in found for night in self.nights):
            return ()
        names = [next((h.name for h in found if h.nights.holds(night)), "") for night in self.nights]
        return (
            NightRow(
                "Holiday",
                tuple(
                    Span(n, SpanKind.HOLIDAY if name else SpanKind.FREE, name, told=name) for name, n in _runs(names)
                ),
            ),
        )

    @cached_property
    def everywhere(self) -> frozenset[str]:
        """What every bedroom of the home has: it sets none of them apart."""
        records = {home.urn: home for home in self.shown.period.world.homes}
        return common_to_all(records[self.part.urn])

    def bedroom(self, lane: Lane) -> NightRow:
        """A row of a bedroom."""
        own = [feature for feature in lane.record.has if feature not in self.everywhere] if lane.record else ()
        has = ", ".join(own) if lane.record else "not in the home's record"
        name, note = (f"{lane.bedroom}, again", "taken twice") if lane.second else (lane.bedroom, has)
        return NightRow(name, tuple(self._bedroom_spans(lane)), note.replace("_", " "))

    def _bedroom_spans(self, lane: Lane) -> Iterable[Span]:
        held = {night: one for one in lane.held for night in one.run.dates()}
        kept_empty = {s.run.until + timedelta(days=n) for s in lane.stays for n in range(self.part.turnaround_nights)}
        number = 0
        while number < len(self.nights):
            night = self.nights[number]
            span = self._held(held[night], night) if night in held else self._empty(lane, night, night in kept_empty)
            yield span
            number += span.nights

    def _held(self, held: Held, night: date) -> Span:
        return self._lived_in(held, night) if isinstance(held, Living) else self._stay(held, night)

    def _lived_in(self, living: Living, night: date) -> Span:
        """A child who is nobody's guest, by id however families are called."""
        nights = list(living.run.dates())
        return Span(
            nights=(min(living.run.until, self.run.until) - night).days,
            kind=SpanKind.LIVED_IN,
            words=living.words,
            note=living.child,
            told=f"{living.said}, {from_to(nights[0], nights[-1])}",
        )

    def _empty(self, lane: Lane, night: date, kept_empty: bool) -> Span:
        if lane.second:
            return FREE
        if night in self.closed:
            return Span(1, SpanKind.CLOSED, "closed", told=f"closed on {weekday(night)}")
        if lane.record and not lane.record.is_open_on(night):
            return Span(1, SpanKind.NOT_OPEN, "not open", told=f"not open on {weekday(night)}")
        return KEPT_EMPTY if kept_empty else FREE

    def _stay(self, stay: PlannedStay, night: date) -> Span:
        shown, children = self.shown, self.shown.children(stay.family)
        firmness, draw = shown.firmness(stay), draw_of(children)
        label = shown.labels[stay.family]
        before, after = (BEFORE if stay.first_night < night else ""), (AFTER if stay.run.until > self.run.until else "")
        told = (label, there_and_back(stay.first_night, stay.run.until), counted(stay.nights, "night"), firmness, draw)
        return Span(
            nights=(min(stay.run.until, self.run.until) - night).days,
            kind=SpanKind.STAY,
            words=f"{before}{label}{after}",
            note=care_words(children),
            told=", ".join(told),
            firmness=firmness,
            draw=draw,
        )

    def figures(self, measure: Measure) -> NightRow:
        """A row of what is needed of what there is, a night at a time."""
        first = self.shown.period.number(self.run.first)
        return NightRow(measure.name, tuple(self._figure(measure, first + n) for n in range(len(self.nights))))

    def _figure(self, measure: Measure, number: int) -> Span:
        needed, there = measure.needed[number], measure.there[number]
        night = self.shown.period.night(number)
        if needed == 0 and night in self.closed:
            return Span(1, SpanKind.CLOSED)
        figures = f"{amount(needed, measure.parts)}/{amount(there, measure.parts)}"
        if measure.short_on(number):
            return Span(
                1, SpanKind.SHORT, figures, told=f"short on {weekday(night)}: {figures.replace('/', ' needed of ')}"
            )
        return Span(1, SpanKind.FIGURE, figures, note="" if needed else "nothing needed")


def common_to_all(record: Home) -> frozenset[str]:
    """The features that every bedroom of a home has."""
    features = [frozenset(bedroom.has) for bedroom in record.bedrooms]
    return frozenset.intersection(*features) if features else frozenset()


def amount(count: int, parts: int) -> str:
    """A count of quarters as whole and part: "2½"; or a plain count when nothing is split."""
    if parts == 1:
        return str(count)
    whole, part = divmod(count, parts)
    return f"{whole or ''}{QUARTERS[part]}" or "0"


def _runs(names: Iterable[str]) -> list[tuple[str, int]]:
    """Equal names in a row, with how many; unnamed ones each alone."""
    found: list[tuple[str, int]] = []
    for name in names:
        if found and name and found[-1][0] == name:
            found[-1] = (name, found[-1][1] + 1)
        else:
            found.append((name, 1))
    return found
