"""A stay is said in one way everywhere: from its first evening to the morning of going home, with its nights."""

from __future__ import annotations

from datetime import date

import pytest

from matching.report_words import from_to
from matching.short_breaks.explaining.words import stay_in_words
from matching.short_breaks.period import Nights


@pytest.mark.parametrize("first", [date(2026, 12, 4), date(2026, 12, 30), date(2026, 11, 29)])
def test_the_days_of_a_stay_are_those_that_letters_and_the_board_write(first: date) -> None:
    for nights in (1, 2, 5):
        run = Nights(first=first, nights=nights)
        said = f"({nights} night{'' if nights == 1 else 's'})"
        assert stay_in_words(run) == f"{from_to(run.first, run.until)} {said}"
