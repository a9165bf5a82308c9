"""An id that one sheet of the form has not, where other sheets name it: told once, with all the cells that do.

A home's id is public, and is repeated. What stands where a family's id belongs may be a name, and never is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from re import fullmatch

from matching.errors import Problem, in_order
from matching.listing import listed

NO_SUCH = "has no such id"
HOMES = "Homes"
NEAR = 0.8
"""How alike an id must be to one of a sheet to be taken for it misspelt: as other words of a form are."""
SHOWN = 6
"""Cells named; of more, how many."""


def no_such_id(sheet: str, id: str, known: Sequence[str]) -> tuple[str, str]:
    """What is wrong with an id that a sheet has not, and the way out, with the one that it may be misspelt for."""
    near = get_close_matches(id, sorted(known), n=1, cutoff=NEAR)
    shown = f": {id}" if sheet == HOMES and fullmatch(r"[A-Z]{0,4}[0-9]+", id) else ""
    way_out = "Add it there, or correct it here."
    return f"the sheet {sheet!r} {NO_SUCH}{shown}", f"Did you mean {near[0]!r}? {way_out}" if near else way_out


def told_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems, with those about one such id put into one."""
    groups: dict[tuple[str, str], list[Problem]] = {}
    for problem in sorted(problems, key=in_order):
        if NO_SUCH in problem.what:
            groups.setdefault((problem.what, problem.way_out), []).append(problem)
        else:
            yield problem
    for same in groups.values():
        cells = [problem.where for problem in same]
        more = [f"{len(cells) - SHOWN} more cells"] if len(cells) > SHOWN else []
        yield replace(same[0], where=listed([*cells[:SHOWN], *more]))
