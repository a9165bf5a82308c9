"""Words that a spreadsheet would run, put wherever a table or a form holds words; and what of a file would run."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from matching.tables.columns import Column, Shape
from matching.tables.raw import NamedFile
from matching.tables.rows import Rows, read_rows, rows_of
from matching.tables.sets import open_all
from matching.tables.writing import as_csv, as_workbook
from matching.workbook.cells import WrongCell
from matching.world.record import Record, Text
from tests.formats.drawn_rows import SAMPLES

R = TypeVar("R", bound=Record)
Path = tuple[str | int, ...]
BEFORE = ("", "", "", " ", "\t", "\r\n", "'", '"', "\u00a0")
SIGNS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
AFTER = ("1+1", "SUM(A1)", "cmd|'/C calc'!A0", 'HYPERLINK("http://example.org","x")', "2", "", "\n=1", ",=1")
RUNS = re.compile(rf"[\s\x00-\x1f]*[{''.join(map(re.escape, SIGNS))}]")
"""How a cell begins that a spreadsheet may run. Said here anew, so that it is not the word of whoever writes cells."""
ACTS = re.compile(r"<f[ >/]|<hyperlink")


def drawn(dice: Random) -> str:
    """Some such words, as a record holds them: without blanks around them."""
    words = dice.choice(BEFORE) + dice.choice(SIGNS) + dice.choice(AFTER)
    return TypeAdapter(Text).validate_python(words)


def running(data: bytes) -> list[str]:
    """Every cell of a CSV file that could run, and everything in a workbook that would."""
    if not data.startswith(b"PK"):
        return [cell for row in csv.reader(io.StringIO(data.decode(), newline="")) for cell in row if RUNS.match(cell)]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    return [found for sheet in sheets for found in ACTS.findall(sheet)]


def table(shape: Shape, rows: int, dice: Random) -> Rows:
    """Rows of a table with such words in every cell that holds words; the others as they may be."""
    return rows_of(shape, [tuple(_value(column, dice) for column in shape.columns) for _ in range(rows)])


def _value(column: Column, dice: Random) -> Any:
    if not column.kind.is_text:
        return next(_read(column, SAMPLES), None)
    words = drawn(dice)
    return words if column.kind.wants == "words" else next(_read(column, (column.kind.write((words,)),)), (words,))


def _read(column: Column, cells: tuple[str, ...]) -> Iterator[Any]:
    for cell in cells:
        try:
            yield column.kind.read(cell)
        except WrongCell:
            continue


def faults_of_table(shape: Shape, rows: int, dice: Random) -> list[str]:
    """What could run of a table that goes out, as CSV or Excel, or does not come back as it was."""
    given, found = table(shape, rows, dice), list[str]()
    for data in (as_csv(shape, given), as_workbook((shape, given))):
        (raw,), _ = open_all([NamedFile("t.csv", data)])
        read, wrong = read_rows(shape, raw)
        found += [f"{shape.name}: it runs"] * len(running(data))
        found += [f"{shape.name}: it does not come back"] * (read != given or bool(wrong))
    return found


def places_for_words(record: Record) -> list[Path]:
    """Where a record holds words that may be any: found by trying."""
    return [path for path in strings_in(record) if _holds(record, {path: "=1+1 anything"})]


def with_words(record: R, places: list[Path], dice: Random) -> tuple[R, set[str]]:
    """The record with such words in each of the places, no two alike; and those words."""
    words = {path: drawn(dice) + str(number) for number, path in enumerate(places)}
    return _made(record, words), set(words.values())


def strings_in(record: Record) -> dict[Path, str]:
    """Everything in a record that is words in JSON, by where it stands."""
    return dict(_strings(record.model_dump(mode="json")))


def _strings(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict | list):
        for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _strings(inner, (*path, name))


def _holds(record: Record, words: Mapping[Path, str]) -> bool:
    try:
        _made(record, words)
    except ValidationError:
        return False
    return True


def _made(record: R, words: Mapping[Path, str]) -> R:
    return type(record).model_validate_json(json.dumps(_put(record.model_dump(mode="json"), words)))


def _put(value: Any, words: Mapping[Path, str], path: Path = ()) -> Any:
    """The same with those words in their places."""
    if isinstance(value, dict):
        return {name: _put(inner, words, (*path, name)) for name, inner in value.items()}
    if isinstance(value, list):
        return [_put(inner, words, (*path, number)) for number, inner in enumerate(value)]
    return words.get(path, value)
