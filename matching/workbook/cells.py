"""What one cell of a form may hold, how it is read, and how it is written; a blank is never taken for an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from enum import Enum, StrEnum
from typing import Any

Held = str | int | float | bool | date | datetime | time | timedelta
"""What a spreadsheet keeps in a filled cell."""

Written = str | int | date

NONE = "none"
"""How a person says that there are none, as against leaving the cell blank."""

BLANK = ("nothing is written here", "Answer it.")


class _LeftOut:
    """What a blank cell comes to: nothing goes into the record, and the record's own default holds."""


LEFT_OUT = _LeftOut()

BETWEEN = "; "
FIRST_DAY = date(1900, 3, 1)
"""Spreadsheets disagree about the days before."""


class WrongCell(Exception):
    """A cell does not hold what it should: what is wrong, and the way out. Never leaves the reading of a form.

    Where a whole row is at fault, `column` is the path of the column to name; the row's first if empty.
    """

    def __init__(self, what: str, way_out: str, column: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.way_out = way_out
        self.column = column


class Look(Enum):
    """How a cell is shown and typed in."""

    TEXT = "@"
    NUMBER = "0"
    DAY = "dd/mm/yyyy"


@dataclass(frozen=True)
class Cell:
    """One kind of cell. `read` is never given a blank, nor `write` a None; both raise WrongCell."""

    wants: str
    """What to write in it, as in "a whole number"."""
    read: Callable[[Held], Any]
    write: Callable[[Any], Written]
    look: Look = Look.TEXT
    choices: tuple[str | int, ...] = ()
    """All that may be chosen."""
    many: bool = False
    """Whether several may be chosen at once."""
    for_none: str = ""
    """What stands for a None that was told, as against a blank."""


def _read_text(held: Held) -> str:
    if not isinstance(held, str):
        raise WrongCell(
            "words are wanted here, and the cell holds something else", "Type it again after an apostrophe."
        )
    return held.strip()


def _write_text(text: str) -> str:
    if any(ord(c) & 0xFFFE == 0xFFFE for c in text) or "_x005f" in text.lower():
        raise WrongCell("the text has a character that a spreadsheet cannot keep", "Take the character out.")
    return text


def _read_whole(held: Held) -> int:
    if isinstance(held, bool) or not isinstance(held, int | float):
        raise WrongCell("a whole number is wanted here", "Type it as a number, in a cell that is not text.")
    if not float(held).is_integer():
        raise WrongCell("a whole number is wanted here, without a fraction", "Round it.")
    return int(held)


def _read_day(held: Held) -> date:
    if isinstance(held, datetime) and held.time() == time():
        held = held.date()
    if isinstance(held, datetime):
        raise WrongCell("a day is wanted here, without a time", "Take the time out.")
    if not isinstance(held, date):
        raise WrongCell("a day is wanted here, and the cell holds something else", "Type a real day, as in 16/11/2026.")
    return held


def _write_day(day: date) -> date:
    if day < FIRST_DAY:
        raise WrongCell("the day is too long ago for a spreadsheet", f"Give a day from {FIRST_DAY:%d/%m/%Y} on.")
    return day


TEXT = Cell("words", _read_text, _write_text)
WHOLE = Cell("a whole number", _read_whole, int, Look.NUMBER)
DAY = Cell("a day, as in 16/11/2026", _read_day, _write_day, Look.DAY)


def choice(meanings: Mapping[str, Any], also: Mapping[str, Any] | None = None) -> Cell:
    """A cell that holds one of some words, each with what it means. Capitals make no difference.

    `also` holds words that are understood but not offered.
    """
    by_word = {word.casefold(): meaning for word, meaning in {**(also or {}), **meanings}.items()}
    words = {meaning: word for word, meaning in meanings.items()}

    def read(held: Held) -> Any:
        word = held.strip().casefold() if isinstance(held, str) else ""
        if word not in by_word:
            raise WrongCell("it is none of the answers there are", _nearest(word, tuple(meanings)))
        return by_word[word]

    def write(meaning: Any) -> str:
        if meaning not in words:
            raise WrongCell("the form has no such answer", _nearest("", tuple(meanings)))
        return words[meaning]

    return Cell("one of the answers listed", read, write, choices=tuple(meanings))


def one_of(answers: type[StrEnum]) -> Cell:
    """A cell that holds one answer of a closed set."""
    return choice({answer.value: answer for answer in answers})


def entry_of(names: Mapping[str, str]) -> Cell:
    """A cell that holds one entry of a list kept elsewhere: shown by its name, given by id, understood by either."""
    return choice({name: id for id, name in names.items()}, also={id: id for id in names})


YES_NO = choice({"yes": True, "no": False})


def several(cell: Cell) -> Cell:
    """A cell that holds several answers with semicolons between, or "none"."""

    def read(held: Held) -> tuple[Any, ...]:
        if isinstance(held, str) and held.strip().casefold() == NONE:
            return ()
        parts = held.split(BETWEEN.strip()) if isinstance(held, str) else [held]
        return tuple(cell.read(part.strip() if isinstance(part, str) else part) for part in parts)

    def write(values: Sequence[Any]) -> str:
        said = BETWEEN.join(str(cell.write(value)) for value in values)
        if said.strip().casefold() == NONE:
            raise WrongCell(f"it would be read as {NONE!r}, which says that there are none", "Call it something else.")
        return said or NONE

    wants = f'{cell.wants}, or several with semicolons between, or "{NONE}"'
    return Cell(wants, read, write, choices=cell.choices, many=True)


def whole_or(words: Mapping[str, Any]) -> Cell:
    """A cell that holds a whole number, or one of some words, each with what it means."""
    said = choice(words)
    way_out = f"Type a whole number, or {' or '.join(map(repr, words))}."

    def read(held: Held) -> Any:
        if not isinstance(held, str):
            return _read_whole(held)
        try:
            return said.read(held)
        except WrongCell as wrong:
            raise WrongCell(wrong.what, _guess(held.strip().casefold(), tuple(words)) or way_out) from None

    return _number_or(words, read)


def level_or(words: Mapping[str, Any], levels: range) -> Cell:
    """A cell that holds one of some levels as a number, or one of some words, each with what it means."""
    by_word = {word.casefold(): meaning for word, meaning in words.items()}
    *most, last = (f"{levels[0]} to {levels[-1]}", *map(repr, words))
    choose = f"Choose {', '.join(most)} or {last}."

    def read(held: Held) -> Any:
        if not isinstance(held, str):
            return _level(_read_whole(held), levels, choose)
        word = held.strip().casefold()
        if word.lstrip("-").isdecimal():
            raise WrongCell("the level is typed as text, and a number is wanted", f"Type it as a number. {choose}")
        if word not in by_word:
            raise WrongCell("it is none of the answers there are", _guess(word, tuple(words)) or choose)
        return by_word[word]

    return replace(_number_or(words, read), choices=(*levels, *words))


def _level(number: int, levels: range, choose: str) -> int:
    if number not in levels:
        raise WrongCell(f"{number} is not a level", choose)
    return number


def _number_or(words: Mapping[str, Any], read: Callable[[Held], Any]) -> Cell:
    said = choice(words)

    def write(value: Any) -> Written:
        return value if type(value) is int else said.write(value)

    for_none = next((word for word, meaning in words.items() if meaning is None), "")
    return Cell(f"a whole number or {' or '.join(words)}", read, write, Look.NUMBER, for_none=for_none)


def _nearest(word: str, words: Sequence[str]) -> str:
    listed = f"{', '.join(words[:8])}{' and so on' if len(words) > 8 else ''}"
    return _guess(word, words) or f"Choose one from the cell's list: {listed}."


def _guess(word: str, words: Sequence[str]) -> str:
    near = get_close_matches(word, [w.casefold() for w in words], n=1, cutoff=0.8)
    return next((f"Did you mean {w!r}?" for w in words if near and w.casefold() == near[0]), "")
