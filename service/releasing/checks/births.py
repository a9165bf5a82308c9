"""The date of birth of another child, however it is written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from service.releasing.guarded import Guarded
from service.releasing.words import lines_of, words_of

WHAT = "it has the date of birth of another child"
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
OF_BIRTH = frozenset({"born", "birth", "birthday", "dob", "birthdate", "turns", "turned"})
BETWEEN = frozenset({"of", "the", "on"})
ENDINGS = ("st", "nd", "rd", "th")


def lines(text: str, guarded: Guarded) -> Iterator[int]:
    """With the year; without it where the line speaks of a birth."""
    born = {child.born for child in guarded.children if child.born is not None}
    for number, line in lines_of(text):
        words = tuple(word for word in words_of(line) if word not in BETWEEN)
        if any(_stands(day, words) for day in born):
            yield number


def _stands(born: date, words: tuple[str, ...]) -> bool:
    year, day, month = {f"{born:%Y}", f"{born:%y}"}, _days(born), _months(born)
    orders = ((day, month, year), (month, day, year), (year, month, day))
    with_year = any(_in_a_row(words, order) for order in orders)
    together = {f"{born:%d%m%Y}", f"{born:%d%m%y}", f"{born:%Y%m%d}"} & set(words)
    without = OF_BIRTH & set(words) and any(_in_a_row(words, order) for order in ((day, month), (month, day)))
    return with_year or bool(together) or bool(without)


def _in_a_row(words: tuple[str, ...], parts: tuple[set[str], ...]) -> bool:
    size = len(parts)
    rows = (words[n : n + size] for n in range(len(words) - size + 1))
    return any(all(word in part for word, part in zip(row, parts, strict=True)) for row in rows)


def _days(born: date) -> set[str]:
    return {str(born.day), f"{born.day:02}", *(f"{born.day}{ending}" for ending in ENDINGS)}


def _months(born: date) -> set[str]:
    name = MONTHS[born.month - 1]
    return {str(born.month), f"{born.month:02}", name, name[:3], name[:4]}
