"""What one cell of a table may hold, how it is read, and how it is written. A blank is never handed to a kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from typing import Any
from unicodedata import category

from matching.workbook.cells import WrongCell


@dataclass(frozen=True)
class Kind:
    """One kind of cell. `read` raises WrongCell, which never repeats what stood there."""

    wants: str
    read: Callable[[str], Any]
    write: Callable[[Any], str] = str
    is_text: bool = False
    """Whether a person's own words stand here, which a spreadsheet could take for a formula."""


FORMULA = "=+-@\t\r\uff1d\uff0b\uff0d\uff20"
"""What a spreadsheet takes for the beginning of a formula; the last four are the wide letters of the first."""

_QUOTE = "'"
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the order of letters round, so that a text reads as another."""
_SHORTENED = re.compile(r"\d(\.\d+)?[eE]\+?\d+")


LONGEST_TEXT = 4_000
"""As much as a text of a record holds."""


def guarded(text: str) -> str:
    """The text so that no spreadsheet runs it; `unguarded` gives back the text itself."""
    return f"{_QUOTE}{text}" if text[:1] in {*FORMULA, _QUOTE} and text else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given, and any other text as it is."""
    return text[1:] if text[:1] == _QUOTE and text[1:2] in {*FORMULA, _QUOTE} and text[1:2] else text


def _read_text(cell: str) -> str:
    if cell[0] in FORMULA and not _is_number(cell):
        raise WrongCell("it begins as a formula does", "Type the words themselves; put an apostrophe before the sign.")
    text = unguarded(cell)
    if len(text) > LONGEST_TEXT:
        raise WrongCell("the text is too long", f"Keep it within {LONGEST_TEXT:,} characters.")
    if any(c in _TURNING or (category(c) == "Cc" and c not in "\n\t") for c in text.replace("\r\n", "\n")):
        raise WrongCell("it has a character that cannot be shown", "Type it again.")
    return text


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"[+-]?[0-9][0-9 .,]*", cell) is not None


TEXT = Kind("words", _read_text, guarded, is_text=True)

_IDENT = re.compile(r"[A-Za-z0-9]([A-Za-z0-9 _.:/-]{0,62}[A-Za-z0-9_.:/-])?")


def _read_ident(cell: str) -> str:
    if _SHORTENED.fullmatch(cell):
        what = "a spreadsheet has shortened the number, and its last digits are lost"
        raise WrongCell(what, "Export it again, and do not open it in a spreadsheet on the way.")
    if not _IDENT.fullmatch(cell):
        way_out = "Use letters, digits, spaces and _ . : / - only, 64 at most, a letter or digit first."
        raise WrongCell("it is not written as such an id is", way_out)
    return cell


IDENT = Kind("an id", _read_ident)

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})( 00:00(:00)?)?")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})([T ]00:00(:00(\.0+)?)?Z?)?")
_WITH_TIME = re.compile(r".*\d[T ]\d{1,2}:\d{2}.*")
_SHORT_YEAR = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")
DAY_FIRST = "Write the day as in 16/11/2026: day, month, year."


def _read_day(cell: str) -> date:
    found, iso = _DAY.fullmatch(cell), _ISO_DAY.fullmatch(cell)
    if iso is not None:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if found is None:
        if _WITH_TIME.fullmatch(cell):
            raise WrongCell("a day is wanted here, without a time", "Take the time out.")
        if _SHORT_YEAR.fullmatch(cell):
            raise WrongCell("the year has two digits, and either century could be meant", DAY_FIRST)
        raise WrongCell("a day is wanted here", DAY_FIRST)
    return _day(int(found[3]), int(found[2]), int(found[1]))


def _day(year: int, month: int, day: int) -> date:
    if month > 12 >= day > 0:
        what = "there is no such month; the month seems to stand before the day"
        raise WrongCell(what, f"{DAY_FIRST} Look at every other date of the file too: some would be read wrongly.")
    try:
        return date(year, month, day)
    except ValueError:
        raise WrongCell("there is no such day", DAY_FIRST) from None


DAY = Kind("a day, as in 16/11/2026", _read_day, lambda day: f"{day:%d/%m/}{day.year:04}")
ISO_DAY = Kind("a day, as in 2026-11-16", _read_day, date.isoformat)


def _read_decimal(cell: str) -> float:
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,6})?", cell):
        raise WrongCell("a number is wanted here", "Write it in digits, with a point before any fraction.")
    return float(cell)


DECIMAL = Kind("a number", _read_decimal)


def blank_if(kind: Kind, *words: str) -> Kind:
    """The same kind of cell, where some words stand for a blank."""
    blanks = {word.casefold() for word in words}
    return replace(kind, read=lambda cell: None if cell.casefold() in blanks else kind.read(cell))


def whole(least: int, most: int) -> Kind:
    """A whole number within bounds, both included."""

    def read(cell: str) -> int:
        digits = cell.replace(",", "")
        if not re.fullmatch(r"-?[0-9]{1,12}(\.0+)?", digits):
            raise WrongCell("a whole number is wanted here", "Write it in digits.")
        number = int(digits.partition(".")[0])
        if not least <= number <= most:
            raise WrongCell(f"the number is not from {least:,} to {most:,}", "Correct it.")
        return number

    return Kind(f"a whole number from {least:,} to {most:,}", read)


def one_of(meanings: Mapping[str, Any]) -> Kind:
    """One of some words, each with what it means. Capitals make no difference; the first word of each is written."""
    by_word = {word.casefold(): meaning for word, meaning in meanings.items()}
    words = {meaning: word for word, meaning in reversed(tuple(meanings.items()))}
    listed = _listed(meanings)

    def read(cell: str) -> Any:
        if cell.casefold() not in by_word:
            raise WrongCell("it is none of the answers there are", f"Use one of: {listed}.")
        return by_word[cell.casefold()]

    return Kind("one of the answers listed", read, words.__getitem__)


def code(codes: Iterable[str], ended: Mapping[str, str] | None = None) -> Kind:
    """One of a list of codes. `ended` says of codes that are no longer, or not yet, in use when they were."""
    known = tuple(codes)
    by_code = {c.upper(): c for c in known}
    listed = _listed(known)

    def read(cell: str) -> str:
        found = by_code.get(cell.upper())
        if found is not None:
            return found
        when = (ended or {}).get(cell.upper())
        if when is not None:
            raise WrongCell(f"the code is {when}", f"Use a code of this year: {listed}.")
        near = get_close_matches(cell.upper(), by_code, n=1, cutoff=0.6)
        guess = f"Did you mean {by_code[near[0]]}? " if near else ""
        raise WrongCell("it is no code of the list", f"{guess}Use one of: {listed}.")

    return Kind("a code of the list", read)


_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?) *([0-9][A-Z]{2})")


def written_postcode(text: str) -> str | None:
    """The postcode in capitals with one space; None for what is not written as one."""
    found = _POSTCODE.fullmatch(text.strip().upper())
    return None if found is None else f"{found[1]} {found[2]}"


def _read_postcode(cell: str) -> str:
    found = written_postcode(cell)
    if found is None:
        raise WrongCell("it is not written as a postcode is", "Write it as in LS1 1UR, or leave it blank.")
    return found


POSTCODE = Kind("a postcode, as in LS1 1UR", _read_postcode)

_URN = re.compile(r"SC[0-9]{6}|[0-9]{7}")


def _read_urn(cell: str) -> str:
    if not _URN.fullmatch(cell.upper()):
        raise WrongCell("it is not written as a URN is", "Write SC and six digits, or seven digits.")
    return cell.upper()


URN = Kind("a URN: SC and six digits, or seven digits", _read_urn)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)


def several(kind: Kind) -> Kind:
    """Several answers in one cell with semicolons between, or "none" where somebody asked and there are none."""

    def read(cell: str) -> tuple[Any, ...]:
        if cell.casefold() == NONE:
            return ()
        return tuple(kind.read(part.strip()) for part in cell.split(";") if part.strip())

    def write(values: tuple[Any, ...]) -> str:
        return "; ".join(map(kind.write, values)) or NONE

    return Kind(f'{kind.wants}, or several with semicolons between, or "{NONE}"', read, write, is_text=kind.is_text)


NONE = "none"
