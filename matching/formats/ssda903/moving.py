"""Placements decided become episodes of a return: the one a child has ends, and the new one begins on the same day.

What the new episode says and the old one said alike (legal status, need, home postcode) is carried over. What nobody
has said is asked for; nothing is filled in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from matching.errors import BadInput, Problem
from matching.formats.ssda903.checks import AGREEMENT, problems_between
from matching.formats.ssda903.returned import Episode, Header, Return903, with_table
from matching.formats.ssda903.tables import shapes
from matching.looked_after.codes import in_words, last_day
from matching.looked_after.placement import HOMES, TEMPORARY
from matching.tables.columns import Shape
from matching.tables.rows import Rows, rows_of

CHANGED, BOTH_CHANGED, STARTED = "P", "B", "S"
"""Why an episode is new: other carers, another legal status as well, or the child starts to be looked after."""
GOES_ON = "X1"
WITH_PARENTS = "P1"

WHOLE_CHILD = ("SEX", "DOB", "ETHNIC")
"""What the header asks of a child who is new to the return."""
GIRLS = frozenset({"F", "2"})
"""The codes of the sex of whom the return asks whether they are a mother."""

WHOLE_EPISODE = ("LS", "CIN", "HOME_POST")
"""What an episode asks that no earlier one says."""


class Decided(NamedTuple):
    """One placement decided, with what the return asks of it. None: not said."""

    child: str
    began: date
    place: str
    provider: str | None
    urn: str | None
    postcode: str | None
    why_changed: str | None
    legal_status: str | None = None
    need: str | None = None
    home_postcode: str | None = None
    sex: str | None = None
    born: date | None = None
    ethnic: str | None = None
    upn: str | None = None
    mother: str | None = None


def decided_shape(year: int) -> Shape:
    """The table of placements decided: the last columns are only needed for children new to the return."""
    header, episodes, *_ = shapes(year)
    by_name = {c.name: c for c in (*header.columns, *episodes.columns)}
    first = [replace(by_name[name], filled=True) for name in ("CHILD", "DECOM", "PLACE")]
    told = [by_name[name] for name in ("PLACE_PROVIDER", "URN", "PL_POST", "REASON_PLACE_CHANGE")]
    new = [replace(by_name[n], filled=False, optional=True) for n in (*WHOLE_EPISODE, *WHOLE_CHILD, "UPN", "MOTHER")]
    return Shape("Placements decided", (*first, *told, *new))


def with_placements(returned: Return903, decided: Rows) -> Return903:
    """The return with each placement decided in it. Raises BadInput with everything that is not said or cannot be."""
    moves = _Moves(returned, decided)
    problems = tuple(moves.problems())
    if problems:
        raise BadInput(problems)
    after = moves.made()
    wrong = tuple(problems_between(after))
    if wrong:
        raise BadInput(wrong)
    return after


@dataclass(frozen=True)
class _Moves:
    """Placements decided beside the return they go into."""

    returned: Return903
    decided: Rows

    @property
    def rows(self) -> tuple[Decided, ...]:
        return tuple(self.decided.by_row(Decided))

    def open_episodes(self) -> dict[str, Episode]:
        """By child, the episode that goes on; an agreement about short breaks runs beside it and stays as it is."""
        going_on = [e for e in self.returned.episodes() if e.ended is None and e.legal_status != AGREEMENT]
        return {e.child: e for e in sorted(going_on, key=lambda e: e.began)}

    def problems(self) -> Iterator[Problem]:
        """What is not said and what cannot be, by row."""
        ongoing, entered = self.open_episodes(), {header.child for header in self.returned.header()}
        seen: set[str] = set()
        for row, move in enumerate(self.rows):
            old = ongoing.get(move.child)
            yield from self._of_move(row, move, old)
            yield from self._blank(row, move, () if old is not None else WHOLE_EPISODE)
            yield from self._blank(row, move, () if move.child in entered else _asked_of(move))
            if move.child in seen:
                yield from self.decided.wrong([row], "CHILD", "one child is placed twice", "Keep the one decided.")
            seen.add(move.child)

    def _of_move(self, row: int, move: Decided, old: Episode | None) -> Iterator[Problem]:
        if move.began > last_day(self.returned.year):
            what = f"the day is after the end of {in_words(self.returned.year)}, the year the return is for"
            yield from self.decided.wrong([row], "DECOM", what, "Put it into the return of its own year.")
        if move.place in HOMES:
            yield from self._blank(row, move, ("URN", "PL_POST", "PLACE_PROVIDER"))
        home = move.home_postcode or (old.home_postcode if old else None)
        if move.postcode is not None and move.postcode == home and move.place != WITH_PARENTS:
            what = "the placement has the postcode of the child's own home"
            yield from self.decided.wrong([row], "PL_POST", what, "Correct the one that is wrong.")
        if old is None:
            return
        if move.urn is not None and (move.place, move.urn, move.postcode) == (
            old.place,
            old.urn,
            old.placement_postcode,
        ):
            what = "the child is placed there already"
            yield from self.decided.wrong([row], "URN", what, "Take the row out, or correct the home.")
        if move.began <= old.began:
            what = "the child's present episode begins on that day or after it"
            yield from self.decided.wrong([row], "DECOM", what, "Correct the day, or the episode in the return.")
        if old.place not in TEMPORARY:
            yield from self._blank(row, move, ("REASON_PLACE_CHANGE",))
        else:
            what = "the child is away for a time, and the return asks that they come back first"
            yield from self.decided.wrong([row], "CHILD", what, "Enter in the return where they came back to.")

    def _blank(self, row: int, move: Decided, columns: Sequence[str]) -> Iterator[Problem]:
        for column in columns:
            if self.decided.column(column)[row] is None:
                yield from self.decided.wrong(
                    [row], column, "the return asks for it, and nobody has said it", "Write it."
                )

    def made(self) -> Return903:
        """The return with the moves in it."""
        ongoing = self.open_episodes()
        moves = {move.child: move for move in self.rows}
        episodes = [_ended(e, moves.get(e.child)) if ongoing.get(e.child) == e else e for e in self.returned.episodes()]
        episodes += [_begun(move, ongoing.get(move.child)) for move in self.rows]
        episodes.sort(key=lambda e: (e.child, e.began))
        entered = {header.child for header in self.returned.header()}
        headers = [*self.returned.header(), *(_entered(move) for move in self.rows if move.child not in entered)]
        header_shape, episode_shape, *others = shapes(self.returned.year)
        order = [shape.name for shape in (header_shape, episode_shape, *others)]
        after = with_table(self.returned, rows_of(header_shape, headers), order)
        return with_table(after, rows_of(episode_shape, episodes), order)


def _asked_of(move: Decided) -> tuple[str, ...]:
    """What the header asks of a child who is new to the return; of girls also whether they are a mother."""
    return (*WHOLE_CHILD, "MOTHER") if move.sex in GIRLS else WHOLE_CHILD


def _ended(episode: Episode, move: Decided | None) -> Episode:
    if move is None:
        return episode
    return episode._replace(ended=move.began, why_ended=GOES_ON, why_changed=move.why_changed)


def _begun(move: Decided, old: Episode | None) -> Episode:
    return Episode(
        child=move.child,
        began=move.began,
        why_new=_why_new(move, old),
        legal_status=move.legal_status or (old.legal_status if old else ""),
        need=move.need or (old.need if old else None),
        place=move.place,
        provider=move.provider,
        ended=None,
        why_ended=None,
        why_changed=None,
        home_postcode=move.home_postcode or (old.home_postcode if old else None),
        placement_postcode=move.postcode,
        urn=move.urn,
    )


def _why_new(move: Decided, old: Episode | None) -> str:
    if old is None:
        return STARTED
    return CHANGED if move.legal_status in (None, old.legal_status) else BOTH_CHANGED


def _entered(move: Decided) -> Header:
    if move.sex is None or move.born is None or move.ethnic is None:
        raise AssertionError("a child new to the return was let through with something missing")
    return Header(move.child, move.sex, move.born, move.ethnic, move.upn, move.mother)
