"""A period too large for the memory there is is refused before anything is searched, with the size that would fit."""

from __future__ import annotations

import importlib
import re
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

import pytest

from matching.errors import BadInput
from matching.short_breaks import memory
from matching.short_breaks.allocate import allocate
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.free_memory import free_bytes
from matching.short_breaks.memory import bytes_for, bytes_to_check, refuse_too_large
from matching.short_breaks.period import Nights, Period
from matching.short_breaks.repairing import repair
from matching.short_breaks.restating import results_of
from matching.short_breaks.swapping import swaps
from scenarios.generators.break_checked import draw_checked
from scenarios.generators.short_breaks import Shape, Size, draw
from scenarios.periods import winter_at_marram
from service.commands.breaks.given import PlannedPeriod
from service.commands.breaks.why_asked import ask_why_not
from tests.commands.breaks_asked import planned


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


def test_a_match_check_too_large_for_the_memory_there_is_is_refused_and_one_that_was_made_is_not() -> None:
    period = draw_checked(Shape(homes=2, children=60, weeks=2, beds=(4,)), 1)
    needed, search = bytes_to_check(period), bytes_for(period, processes=1)
    assert search < needed
    refuse_too_large(period, None, needed, 1)
    refuse_too_large(period, Cleared(suited=()), needed - 1, 1)
    ties = needed - memory.BYTES_TO_START
    for allowed, said in ((needed - 1, "about 1 of its 2 homes"), (needed - ties // 2 - 1, "plan fewer families")):
        assert allowed >= search
        with pytest.raises(BadInput) as found:
            refuse_too_large(period, None, allowed, 1)
        assert said in str(found.value.problems[0].way_out)


def test_before_the_match_check_every_family_is_counted_at_every_home_it_names() -> None:
    period, cleared = draw(Size.S, 1)
    assert bytes_for(period) >= bytes_for(period, cleared)
    fewer = cleared.model_copy(update={"suited": cleared.suited[1:]})
    assert bytes_for(period, fewer) < bytes_for(period, cleared)


def machine(root: Path, meminfo: str = "", group: str = "", **files: str) -> Path:
    """A made-up machine: what it says of memory, which control group this is, and what is in files of groups."""
    told = {"proc/meminfo": meminfo, "proc/self/cgroup": group, **{f"sys/fs/cgroup/{n}": t for n, t in files.items()}}
    for name, text in told.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


FIVE = "MemTotal: 8000000 kB\nMemFree: 100000 kB\nMemAvailable: 5000000 kB\nCached: 4900000 kB\n"


def test_memory_that_is_only_kept_to_be_quick_counts_as_free(tmp_path: Path) -> None:
    assert free_bytes(machine(tmp_path, FIVE)) == 5_000_000 * 1024


V2_FILES = {
    "box/memory.max": "3000\n",
    "box/memory.current": "1000\n",
    "box/memory.stat": "anon 600\ninactive_file 400\n",
}
V1_FILES = {
    "memory/box/memory.limit_in_bytes": "3000\n",
    "memory/box/memory.usage_in_bytes": "1000\n",
    "memory/box/memory.stat": "inactive_file 7\ntotal_inactive_file 400\n",
}
V2_INSIDE = {name.removeprefix("box/"): text for name, text in V2_FILES.items()}
V1_INSIDE = {name.replace("box/", ""): text for name, text in V1_FILES.items()}


@pytest.mark.parametrize(
    ("group", "files"),
    [
        ("0::/box\n", V2_FILES),
        ("0::/box/inner\n", V2_FILES | {"box/inner/memory.max": "max\n", "box/inner/memory.current": "1\n"}),
        ("0::/box\n", V2_INSIDE),
        ("7:cpu:/\n4:memory:/box\n", V1_FILES),
        ("4:cpu,memory:/box\n0::/\n", V1_FILES),
        ("4:memory:/somewhere/outside\n", V1_INSIDE),
    ],
    ids=["v2", "v2, in a group of it", "v2, as the outermost", "v1", "v1, with another", "v1, as the outermost"],
)
def test_a_container_leaves_no_more_than_its_limit(group: str, files: dict[str, str], tmp_path: Path) -> None:
    assert free_bytes(machine(tmp_path, FIVE, group, **files)) == 3000 - 1000 + 400


def test_a_container_without_a_limit_or_beyond_it_is_read_as_such(tmp_path: Path) -> None:
    unlimited = V2_FILES | {"box/memory.max": "max\n"}
    assert free_bytes(machine(tmp_path, FIVE, "0::/box\n", **unlimited)) == 5_000_000 * 1024
    assert free_bytes(machine(tmp_path, FIVE, "0::/box\n", **V2_FILES | {"box/memory.max": "10\n"})) == 0


def test_without_such_files_the_system_is_asked_and_none_is_not_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {"SC_AVPHYS_PAGES": 30, "SC_PHYS_PAGES": 90, "SC_PAGE_SIZE": 4096}
    monkeypatch.setattr("os.sysconf", pages.__getitem__)
    for known, free in (
        (("SC_AVPHYS_PAGES", "SC_PHYS_PAGES", "SC_PAGE_SIZE"), 30 * 4096),
        (("SC_PHYS_PAGES", "SC_PAGE_SIZE"), 90 * 4096),
        ((), None),
    ):
        monkeypatch.setattr("os.sysconf_names", dict.fromkeys(known, 1))
        assert free_bytes(tmp_path) == free


def no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "free_bytes", lambda: 1_000)


def unasked(*_: object, **__: object) -> NoReturn:
    raise AssertionError("It was begun.")


def test_what_is_too_large_is_refused_before_the_match_check_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    no_room(monkeypatch)
    monkeypatch.setattr(importlib.import_module("matching.short_breaks.allocate"), "clear", unasked)
    with pytest.raises(BadInput, match="up to"):
        allocate(winter_at_marram.period())


def test_a_repair_a_swap_and_a_question_are_refused_before_anything_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    period, plan = winter_at_marram.period(), planned()
    asked = PlannedPeriod(period, plan, period)
    no_room(monkeypatch)
    for module in ("repairing", "swapping", "build", "restating"):
        monkeypatch.setattr(importlib.import_module(f"matching.short_breaks.{module}"), "build", unasked)
    for question in (
        lambda: repair(period, plan, ()),
        lambda: swaps(period, plan),
        lambda: results_of(period, plan.cleared, plan.allocation.stays),
        lambda: ask_why_not(asked, period.families[0].id, period.homes[0].urn, period.first_night, 1),
    ):
        with pytest.raises(BadInput, match="GB of memory"):
            question()
