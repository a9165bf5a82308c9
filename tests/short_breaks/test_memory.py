"""A period too large for the memory there is is refused before anything is searched, with the size that would fit."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from matching.errors import BadInput
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.memory import bytes_for, free_bytes, refuse_too_large
from matching.short_breaks.period import Nights, Period
from scenarios.generators.short_breaks import Size, draw


def first_nights(period: Period, nights: int) -> Period:
    """The period cut short; what its families offered stays as it was written."""
    return period.model_copy(update={"nights": nights})


def refused(period: Period, cleared: Cleared, most: int) -> str:
    with pytest.raises(BadInput) as found:
        refuse_too_large(period, cleared, most)
    (problem,) = found.value.problems
    assert "GB of memory" in problem.what
    return str(problem.way_out)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_the_size_that_is_said_to_fit_does_fit_and_one_night_more_does_not(share: float) -> None:
    period, cleared = draw(Size.L, 1)
    least, most = bytes_for(period, cleared, 1), bytes_for(period, cleared)
    allowed = least + round(share * (most - least))
    said = re.search(r"first (\d+) of 182 nights", refused(period, cleared, allowed))
    assert said is not None
    nights = int(said.group(1))
    refuse_too_large(first_nights(period, nights), cleared, allowed)
    refused(first_nights(period, nights + 1), cleared, allowed)


def test_a_period_of_which_nothing_fits_is_told_so() -> None:
    assert "not even one night" in refused(*draw(Size.S, 1), 1_000)


def test_a_period_that_fits_is_not_refused() -> None:
    period, cleared = draw(Size.S, 1)
    refuse_too_large(period, cleared, bytes_for(period, cleared))


def test_nights_outside_the_period_take_no_memory_and_owed_nights_do() -> None:
    period, cleared = draw(Size.S, 1)
    before = Nights(first=period.first_night - timedelta(days=30), nights=30)
    wider = tuple(f.model_copy(update={"available": (*f.available, before)}) for f in period.families)
    assert bytes_for(period.model_copy(update={"families": wider}), cleared) == bytes_for(period, cleared)
    few = {"assessed_nights": 1, "shortest_stay": 1, "longest_stay": 7}
    owed = {n: tuple(f.model_copy(update=few | {"owed_nights": n}) for f in period.families) for n in (0, 6)}
    none, six = (bytes_for(period.model_copy(update={"families": families}), cleared) for families in owed.values())
    assert six > none


def test_memory_that_is_only_kept_to_be_quick_counts_as_free(tmp_path: Path) -> None:
    says = tmp_path / "meminfo"
    says.write_text("MemTotal: 8000000 kB\nMemFree: 100000 kB\nMemAvailable: 5000000 kB\nCached: 4900000 kB\n")
    assert free_bytes(says) == 5_000_000 * 1024
    says.write_text("MemTotal: 8000000 kB\n")
    assert free_bytes(says) is None
    assert free_bytes(tmp_path / "nothing") is None
