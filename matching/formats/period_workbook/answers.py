"""The kinds of answer that only the short breaks form asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from matching.listing import listed
from matching.short_breaks.period import Trained
from matching.workbook.cells import TEXT, Cell, Held, WrongCell, choice, several, whole_or

NO_LIMIT = whole_or({"no limit": None})

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SOME_DAYS = several(choice({day: number for number, day in enumerate(DAYS)}))
EVERY_NIGHT, WHOLE_WEEK = "every night", tuple(range(7))


def _read_days(held: Held) -> tuple[Any, ...]:
    is_all = isinstance(held, str) and held.strip().casefold() == EVERY_NIGHT
    return WHOLE_WEEK if is_all else tuple(SOME_DAYS.read(held))


def _write_days(days: Sequence[int]) -> str:
    return EVERY_NIGHT if tuple(days) == WHOLE_WEEK else str(SOME_DAYS.write(days))


WEEKDAYS = replace(
    SOME_DAYS,
    wants=f'"{EVERY_NIGHT}", or days of the week with semicolons between',
    read=_read_days,
    write=_write_days,
    choices=(*DAYS, EVERY_NIGHT),
)


def _read_age(held: Held) -> int:
    figures = str(held).removesuffix(".0")
    if not (figures.isascii() and figures.isdecimal()):
        raise WrongCell("an age in whole years is wanted here", "Write it in figures, such as 8; 12 for two.")
    return int(figures[:4])


AGES = several(Cell("an age in whole years", _read_age, str))

NEAREST = 3
"""Tasks named in place of one that the catalogue has not."""

TRAINED_PEOPLE = re.compile(r"([0-9]{1,3})\s*x\s+(.+)", re.IGNORECASE)
FOR = re.compile(r"(.+)\sfor\s+(\S.*)", re.IGNORECASE)


def trained(tasks: Mapping[str, str]) -> Cell:
    """A cell for how many on a shift are trained in each task, as in "2 x Giving insulin; 1 x Suction for C-11"."""
    by_word = {word.casefold(): id for id, name in tasks.items() for word in (name, id)}

    def near(task: str) -> str:
        alike = get_close_matches(task.strip().casefold(), by_word, n=NEAREST)
        names = dict.fromkeys(repr(tasks[by_word[word]]) for word in alike)
        return f"Did you mean {listed(list(names), 'or')}? " if names else ""

    def read(held: Held) -> Trained:
        found = TRAINED_PEOPLE.fullmatch(held) if isinstance(held, str) else None
        if found is None:
            what = "it does not say how many people and in which task"
            raise WrongCell(what, "Write the number, x and the task: 2 x Task.")
        people, rest = found.groups()
        named = None if rest.casefold() in by_word else FOR.fullmatch(rest)
        task, child = named.groups() if named else (rest, None)
        if task.strip().casefold() not in by_word:
            raise WrongCell("it names no task of the catalogue", f"{near(task)}Copy the task from the sheet 'Lists'.")
        return _trained(by_word[task.strip().casefold()], int(people), child)

    def write(told: Mapping[str, Any]) -> str:
        if told["task"] not in tasks:
            raise WrongCell("the form has no such task", "Use a competence of the catalogue.")
        child = "" if told["for_child"] is None else f" for {told['for_child']}"
        return str(TEXT.write(f"{told['people']} x {tasks[told['task']]}{child}"))

    wants = 'how many people, x, and the task; "for" and a child\'s id if only for that child'
    return several(Cell(wants, read, write, choices=tuple(tasks.values())))


def _trained(task: str, people: int, child: str | None) -> Trained:
    try:
        return Trained(task=task, people=people, for_child=child)
    except ValidationError:
        raise WrongCell("the number or the child's id cannot be right", "Give 40 or less, and a plain id.") from None
