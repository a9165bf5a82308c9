"""What the rules come to for one child at every home: how many findings limit it, how far each consideration is met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
        found: Numbers = np.where(counts.any(axis=1), (counts > 0).argmax(axis=1), int(Band.GOOD))
        return found


def tally_columns(
    columns: Columns[PublishedColumns], rules: Sequence[PublishedRule], weights: Sequence[Weighed], child: int = 0
) -> Tally:
    """The tally of one child over columns, by the rules' screens."""
    homes = len(columns.homes)
    counts = [np.zeros((len(LIMITS), homes), dtype=np.int64) for _ in range(2)]
    shares = [np.zeros((len(weights), homes), dtype=np.int64) for _ in range(2)]
    still_open = np.zeros((len(OPEN), homes), dtype=np.int64)
    blocks = np.full((2, homes), -1, dtype=np.int64)
    for place, rule in enumerate(rules):
        screens = tuple(rule.screen(columns))
        for screen in screens:
            kind, home = screen.child[child], screen.home
            for bands, total in ((screen.worst[kind], counts[0]), (screen.best[kind], counts[1])):
                _count(bands, home, total)
            _count_open(screen.worst[kind], screen.best[kind], home, still_open)
            _block(screen.best[kind], home, blocks, place)
        for row, weighed in enumerate(weights):
            if weighed.rule == rule.ID:
                shares[0][row], shares[1][row] = _shares(rule, screens, child, homes)
    blocked = np.where(blocks[0] >= 0, blocks[0], blocks[1])
    return Tally(counts[0].T, counts[1].T, shares[0].T, shares[1].T, still_open.T, blocked)


def _count(bands: NDArray[np.int8], home: NDArray[np.int32], total: Numbers) -> None:
    for row, limit in enumerate(LIMITS):
        at_it = bands == limit
        if at_it.any():
            total[row] += at_it[home]


def _count_open(worst: NDArray[np.int8], best: NDArray[np.int8], home: NDArray[np.int32], total: Numbers) -> None:
    if (worst != best).any():
        for row, (low, high) in enumerate(OPEN):
            between = (worst == low) & (best == high)
            if between.any():
                total[row] += between[home]


def _block(best: NDArray[np.int8], home: NDArray[np.int32], blocks: Numbers, place: int) -> None:
    for row, limit in enumerate((Band.OUTSIDE, Band.NOT_UNLESS)):
        at_it = best == limit
        if at_it.any():
            blocks[row][(blocks[row] < 0) & at_it[home]] = place


def _shares(rule: Rule, screens: Sequence[Screen], child: int, homes: int) -> tuple[Numbers, Numbers]:
    """How far a rule holds at each home: by its points where it gives any, else by how many of its questions do."""
    low, high = np.zeros(homes, dtype=np.int64), np.zeros(homes, dtype=np.int64)
    for screen in screens:
        worst, best, least, most = (part.astype(np.int64) for part in screen.of(child))
        low += least if rule.POINTS else worst == Band.GOOD
        high += most if rule.POINTS else best == Band.GOOD
    whole = rule.POINTS or max(1, len(screens))
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


def together(tallies: Iterable[Tally]) -> Tally:
    """Tallies of several lots of homes, one lot after the other."""
    parts: Any = zip(*((t.worst, t.best, t.low, t.high, t.still_open, t.blocked_by) for t in tallies), strict=True)
    return Tally(*(np.concatenate(part) for part in parts))
