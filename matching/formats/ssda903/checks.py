"""What cannot be between the tables of a return: a child nobody entered, a day before the one it must follow.

The published validator asks more, and is asked itself before a return is sent. Here stands what would make a child's
whereabouts wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from matching.errors import Problem
from matching.formats.ssda903.returned import Return903
from matching.looked_after.codes import in_words, last_day
from matching.tables.rows import Rows

ONE_OF_TWO = "Correct one of the two days."
AGREEMENT = "V4"
"""Short breaks recorded as one agreement, which runs beside everything else."""


def problems_between(returned: Return903) -> Iterator[Problem]:
    """Every problem between rows and tables; none of them repeats what a cell holds."""
    header, episodes = returned.table("Header"), returned.table("Episodes")
    if header is not None:
        yield from _repeated(header)
        born = dict(zip(header.column("CHILD"), header.column("DOB"), strict=True))
        for rows in returned.tables:
            if rows.name != "Header":
                yield from _strangers(rows, born)
                yield from _born_otherwise(rows, born)
        if episodes is not None:
            yield from _before_birth(episodes, born)
    if episodes is not None:
        yield from _ended_wrongly(episodes)
        yield from _overlapping(episodes)
        yield from _nowhere(episodes)
        yield from _after_the_year(episodes, returned.year)


def _repeated(header: Rows) -> Iterator[Problem]:
    places: dict[str, list[int]] = defaultdict(list)
    for row, child in enumerate(header.column("CHILD")):
        places[child].append(row)
    for child, rows in places.items():
        if len(rows) > 1 and child is not None:
            yield from header.wrong(rows, "CHILD", "one child is entered more than once", "Keep one of the rows.")


def _strangers(rows: Rows, born: Mapping[str, object]) -> Iterator[Problem]:
    found = [row for row, child in enumerate(rows.column("CHILD")) if child is not None and child not in born]
    way_out = "Add the child to the header, or correct the id."
    yield from rows.wrong(found, "CHILD", "the child is not in the header", way_out)


def _born_otherwise(rows: Rows, born: Mapping[str, date]) -> Iterator[Problem]:
    if "DOB" not in rows.columns:
        return
    pairs = zip(rows.column("CHILD"), rows.column("DOB"), strict=True)
    wrong = [row for row, (child, day) in enumerate(pairs) if day is not None and born.get(child) not in (None, day)]
    yield from rows.wrong(wrong, "DOB", "the date of birth is not the one in the header", ONE_OF_TWO)


def _before_birth(episodes: Rows, born: Mapping[str, date]) -> Iterator[Problem]:
    pairs = enumerate(zip(episodes.column("CHILD"), episodes.column("DECOM"), strict=True))
    wrong = [row for row, (child, began) in pairs if _is_before(began, born.get(child))]
    yield from episodes.wrong(wrong, "DECOM", "the episode begins before the child was born", ONE_OF_TWO)


def _ended_wrongly(episodes: Rows) -> Iterator[Problem]:
    days = list(zip(*(episodes.column(name) for name in ("DECOM", "DEC", "REC")), strict=True))
    backwards = [row for row, (began, ended, _) in enumerate(days) if _is_before(ended, began)]
    yield from episodes.wrong(backwards, "DEC", "the episode ends before it begins", ONE_OF_TWO)
    no_reason = [row for row, (_, ended, why) in enumerate(days) if ended is not None and why is None]
    way_out = "Write why it ended; X1 where another episode begins on that day."
    yield from episodes.wrong(no_reason, "REC", "the episode has ended and nothing says why", way_out)
    no_day = [row for row, (_, ended, why) in enumerate(days) if ended is None and why is not None]
    way_out = "Write the day it ended, or take the reason out."
    yield from episodes.wrong(no_day, "DEC", "there is a reason for the end, and no day of it", way_out)


def _overlapping(episodes: Rows) -> Iterator[Problem]:
    wrong = [later for earlier, later in _neighbours(episodes) if _overlap(episodes, earlier, later)]
    what = "the episode begins before the one before it has ended, so the child would be in two places"
    yield from episodes.wrong(wrong, "DECOM", what, "End the earlier one on the day the later begins.")


def _neighbours(episodes: Rows) -> Iterator[tuple[int, int]]:
    """Rows of one child that follow one another in time; agreements about short breaks are passed over."""
    by_child: dict[str, list[int]] = defaultdict(list)
    columns = (episodes.column(name) for name in ("CHILD", "DECOM", "LS"))
    for row, (child, began, status) in enumerate(zip(*columns, strict=True)):
        if child is not None and began is not None and status != AGREEMENT:
            by_child[child].append(row)
    began, ended = episodes.column("DECOM"), episodes.column("DEC")
    for rows in by_child.values():
        if len(rows) > 1:
            rows.sort(key=lambda row: (began[row], ended[row] or date.max))
            yield from pairwise(rows)


def _overlap(episodes: Rows, earlier: int, later: int) -> bool:
    ended = episodes.column("DEC")[earlier]
    if earlier in episodes.faulty.get("DEC", ()):
        return False
    return ended is None or bool(episodes.column("DECOM")[later] < ended)


def _nowhere(episodes: Rows) -> Iterator[Problem]:
    pairs = enumerate(zip(episodes.column("PLACE"), episodes.column("LS"), strict=True))
    wrong = [row for row, (place, status) in pairs if place is None and status != AGREEMENT]
    yield from episodes.wrong(wrong, "PLACE", "nothing says where the child is placed", "Write the placement's type.")


def _after_the_year(episodes: Rows, year: int) -> Iterator[Problem]:
    end = last_day(year)
    for column in ("DECOM", "DEC"):
        wrong = [row for row, day in enumerate(episodes.column(column)) if day is not None and day > end]
        what = f"the day is after the end of {in_words(year)}, the year the return is for"
        yield from episodes.wrong(wrong, column, what, "Correct the day, or give the year that the return is for.")


def _is_before(day: Any, other: Any) -> bool:
    return day is not None and other is not None and bool(day < other)
