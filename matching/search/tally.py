"""What the rules come to for one child at every home: how many findings limit it, how far each consideration is met."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.check import MatchReport
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.published import PublishedRule
from matching.columns.screen import Screen
from matching.findings import Band, Finding
from matching.rule import Rule
from matching.search.considerations import Weighed

Numbers = NDArray[np.int64]

FULLY = 1_000
"""A consideration that is fully met, in thousandths."""

LIMITS = (Band.OUTSIDE, Band.NOT_UNLESS, Band.CONDITIONS)
OPEN = tuple((worst, best) for worst in LIMITS for best in Band if worst < best)
"""The worst and the best band that an open finding may have."""


@dataclass(frozen=True)
class Tally:
    """One child at each home of a market, over the axis "homes".

    worst, best  (homes, 3): findings at each of LIMITS, at worst and at best
    low, high    (homes, considerations): how far each is met, in thousandths, at least and at most
    still_open   (homes, OPEN): findings that are open between each two bands
    blocked_by   (homes,): the place of the first rule that keeps the home from a better band; -1 where none does
    """

    worst: Numbers
    best: Numbers
    low: Numbers
    high: Numbers
    still_open: Numbers
    blocked_by: Numbers

    def bands(self, counts: Numbers) -> Numbers:
        """(homes,): the band that the gravest finding leaves."""
        return bands_of(counts)


def bands_of(counts: Numbers) -> Numbers:
    """(...,): the band that the gravest of counts (..., 3) by LIMITS leaves."""
    found: Numbers = np.full(counts.shape[:-1], int(Band.GOOD), dtype=np.int64)
    for place in reversed(range(len(LIMITS))):
        found[counts[..., place] > 0] = place
    return found


FIELD = 10
"""Bits for each count while counts are added up side by side in one number."""


def _side_by_side(fields: Callable[[Band, Band], Iterable[bool]]) -> Numbers:
    """(worst, best): one for each field that a finding between the two bands counts in."""
    return np.array(
        [[sum(is_in << FIELD * n for n, is_in in enumerate(fields(worst, best))) for best in Band] for worst in Band],
        dtype=np.int64,
    )


AT_LIMITS = _side_by_side(lambda worst, best: [band == limit for band in (worst, best) for limit in LIMITS])
STILL_OPEN = _side_by_side(lambda worst, best: [pair == (worst, best) for pair in OPEN])
"""In the first a finding counts at its limit at worst, and then at best; in the second, between its two bands."""


class Counts:
    """So many counts for each home, added up side by side in one number, which is what makes it quick."""

    def __init__(self, homes: int, fields: int) -> None:
        self.fields = fields
        self.whole: Numbers = np.zeros((homes, fields), dtype=np.int64)
        self.now: Numbers = np.zeros(homes, dtype=np.int64)
        self.room = 1 << FIELD

    def add(self, part: Numbers) -> None:
        """Add to each home's counts, none of them by more than one."""
        self.room -= 1
        if not self.room:
            self.whole, self.now, self.room = self.all(), np.zeros_like(self.now), (1 << FIELD) - 1
        self.now += part

    def all(self) -> Numbers:
        """(homes, fields)."""
        shifts = FIELD * np.arange(self.fields)
        found: Numbers = self.whole + ((self.now[:, None] >> shifts) & ((1 << FIELD) - 1))
        return found


def tally_columns(
    columns: Columns[PublishedColumns], rules: Sequence[PublishedRule], weights: Sequence[Weighed]
) -> Tally:
    """The tally of the one child of columns, by the rules' screens. Of several, one is asked what another is."""
    homes = len(columns.homes)
    limits, still_open = Counts(homes, 2 * len(LIMITS)), Counts(homes, len(OPEN))
    shares = [np.zeros((len(weights), homes), dtype=np.int64) for _ in range(2)]
    blocks = np.full((2, homes), -1, dtype=np.int64)
    for place, rule in enumerate(rules):
        screens = tuple(rule.screen(columns))
        for screen in screens:
            _count(screen, limits, still_open, blocks, place)
        for row, weighed in enumerate(weights):
            if weighed.rule == rule.ID:
                shares[0][row], shares[1][row] = _shares(rule, screens, homes)
    worst, best = np.hsplit(limits.all(), 2)
    blocked = np.where(blocks[0] >= 0, blocks[0], blocks[1])
    return Tally(worst, best, shares[0].T, shares[1].T, still_open.all(), blocked)


def _count(screen: Screen, limits: Counts, still_open: Counts, blocks: Numbers, place: int) -> None:
    kind, home = screen.child[0], screen.home
    worst, best = screen.worst[kind], screen.best[kind]
    if (worst == Band.GOOD).all():
        return
    limits.add(AT_LIMITS[worst, best][home])
    if (worst != best).any():
        still_open.add(STILL_OPEN[worst, best][home])
    _block(best, home, blocks, place)


def _block(best: NDArray[np.int8], home: NDArray[np.int32], blocks: Numbers, place: int) -> None:
    for row, limit in enumerate((Band.OUTSIDE, Band.NOT_UNLESS)):
        at_it = best == limit
        if at_it.any():
            blocks[row][(blocks[row] < 0) & at_it[home]] = place


def _shares(rule: Rule, screens: Sequence[Screen], homes: int) -> tuple[Numbers, Numbers]:
    """How far a rule holds at each home: by its points where it gives any, else by how many of its questions do.

    Where it asks nothing of the child it holds, as in a full check, where it then does not apply.
    """
    if not screens and not rule.POINTS:
        return np.full(homes, FULLY, dtype=np.int64), np.full(homes, FULLY, dtype=np.int64)
    low, high = np.zeros(homes, dtype=np.int64), np.zeros(homes, dtype=np.int64)
    for screen in screens:
        worst, best, least, most = (part.astype(np.int64) for part in screen.of(0))
        low += least if rule.POINTS else worst == Band.GOOD
        high += most if rule.POINTS else best == Band.GOOD
    whole = rule.POINTS or len(screens)
    return np.minimum(FULLY, low * FULLY // whole), np.minimum(FULLY, high * FULLY // whole)


def tally_reports(reports: Sequence[MatchReport], rules: Sequence[Rule], weights: Sequence[Weighed]) -> Tally:
    """The same from full checks, one for each home."""
    places = {rule.ID: place for place, rule in enumerate(rules)}
    points = {rule.ID: rule.POINTS for rule in rules}
    worst, best = ([[_at(r.findings, limit, worst=w) for limit in LIMITS] for r in reports] for w in (True, False))
    each = [[_share(_by(r.findings, w.rule), points.get(w.rule, 0)) for w in weights] for r in reports]
    blocked = [_first_block(r, places) for r in reports]
    return Tally(
        _array(worst, len(LIMITS)),
        _array(best, len(LIMITS)),
        _array([[low for low, _ in row] for row in each], len(weights)),
        _array([[high for _, high in row] for row in each], len(weights)),
        _array([[sum((f.worst, f.best) == pair for f in r.findings) for pair in OPEN] for r in reports], len(OPEN)),
        np.array(blocked, dtype=np.int64),
    )


def _array(rows: Sequence[Sequence[int]], width: int) -> Numbers:
    return np.array(rows, dtype=np.int64).reshape(len(rows), width)


def _at(findings: Iterable[Finding], limit: Band, *, worst: bool) -> int:
    return sum((f.worst if worst else f.best) is limit for f in findings)


def _by(findings: Iterable[Finding], rule: str) -> list[Finding]:
    return [f for f in findings if f.rule == rule]


def _share(found: Sequence[Finding], points: int) -> tuple[int, int]:
    if points:
        totals = (sum(f.points_low for f in found), sum(f.points_high for f in found))
        return min(FULLY, totals[0] * FULLY // points), min(FULLY, totals[1] * FULLY // points)
    good = (sum(f.worst is Band.GOOD for f in found), sum(f.best is Band.GOOD for f in found))
    return (good[0] * FULLY // len(found), good[1] * FULLY // len(found)) if found else (FULLY, FULLY)


def _first_block(report: MatchReport, places: dict[str, int]) -> int:
    blocking = [places[f.rule] for f in report.findings if f.best is report.best and f.best < Band.CONDITIONS]
    return min(blocking, default=-1)


def add_finding(tally: Tally, home: int, worst: Band, best: Band) -> None:
    """Count one more finding at one home of a tally."""
    for counts, band in ((tally.worst, worst), (tally.best, best)):
        if band in LIMITS:
            counts[home, LIMITS.index(band)] += 1
    if (worst, best) in OPEN:
        tally.still_open[home, OPEN.index((worst, best))] += 1


def together(tallies: Iterable[Tally]) -> Tally:
    """Tallies of several lots of homes, one lot after the other."""
    parts: Any = zip(*((t.worst, t.best, t.low, t.high, t.still_open, t.blocked_by) for t in tallies), strict=True)
    return Tally(*(np.concatenate(part) for part in parts))


def by_nearness(tally: Tally, homes: Numbers) -> list[int]:
    """Those with the fewest findings in the way first, gravest before others; of equals, in their order."""
    outside, unless, conditions = tally.best[homes].T
    nearest: list[int] = homes[np.lexsort((conditions, unless, outside))].tolist()
    return nearest
