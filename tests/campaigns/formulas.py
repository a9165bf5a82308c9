"""Words that a spreadsheet would run in every cell for words that goes out: none runs, and each comes back as it was.

They go out in every table, as CSV and Excel, and in every form that is filled in.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from matching.format import Format
from matching.formats import home_workbook, period_workbook, referral_workbook
from matching.short_breaks.period.period import sheet_of
from matching.world.record import Record
from tests.formats.example import REFERRAL
from tests.formats.example_period import example_period
from tests.formats.test_exchanges import EVERY_SHAPE
from tests.formats.test_home_workbook import HOME
from tests.formats.words_that_run import Path, faults_of_table, places_for_words, running, strings_in, with_words

NAME = "formulas"
CELLS, ROWS = 100_000, 20


def run(arguments: Sequence[str]) -> int:
    """`--cells=N` at least, `--seed=N` for others."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    cells, dice = int(given.get("cells", CELLS)), Random(given.get("seed", "1"))
    forms: tuple[tuple[Format[Any], Record], ...] = (
        (referral_workbook, REFERRAL),
        (home_workbook, HOME),
        (period_workbook, sheet_of(example_period())),
    )
    filled = [(form, record, places_for_words(record)) for form, record in forms]
    found, out = list[str](), 0
    while out < cells:
        for shape in EVERY_SHAPE:
            found += faults_of_table(shape, ROWS, dice)
            out += 2 * ROWS * sum(column.kind.is_text for column in shape.columns)
        for form, record, places in filled:
            found += _faults_of_form(form, record, places, dice)
            out += len(places)
    print("\n".join([f"{out:,} cells went out, {len(found)} run or are not as they were", *found[:20]]), flush=True)
    return 1 if found else 0


def _faults_of_form(form: Format[Any], record: Record, places: list[Path], dice: Random) -> list[str]:
    """What would run of a form with such words in it, or does not come back."""
    whole, words = with_words(record, places, dice)
    data = form.write(whole)
    lost = words.difference(strings_in(form.read(data)).values())
    return [f"{form.ID}: it runs"] * len(running(data)) + [f"{form.ID}: not as it was"] * len(lost)
