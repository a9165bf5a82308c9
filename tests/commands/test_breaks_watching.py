"""What is shown of a search while it works says what it is doing, and takes other rules for no further part."""

from __future__ import annotations

import io
from functools import partial
from threading import Event

import pytest
from rich.console import Console
from rich.live import Live

from matching.short_breaks.compare import LOOKING
from matching.short_breaks.searching import ready
from matching.short_breaks.searching.progress import Progress, Stop, Told
from service.commands.breaks import watching as module
from service.commands.breaks.now_and_then import BEGINS, NOTHING_YET, NowAndThen
from service.commands.breaks.watching import STOPPING, STOPS, TOO_SOON, Watch, watched


def shown(watch: Watch) -> str:
    """What stands on the terminal now."""
    written = io.StringIO()
    Console(file=written, width=100).print(watch.live.renderable)
    return written.getvalue()


def watch() -> Watch:
    return Watch(Live(console=Console(file=io.StringIO()), auto_refresh=False))


def progress(seconds: float, doing: str = "looking around", bounds: dict[str, int] | None = None) -> Progress:
    return Progress(seconds, 3, doing, ("promises", "benefit"), (5, 1_000), bounds or {"promises": 5, "benefit": 1_010})


def test_each_level_is_shown_with_its_bound_and_what_may_be_missing() -> None:
    watching = watch()
    watching.told(progress(6.0))
    watching.told(progress(7.0))
    said = shown(watching)
    assert "7 s, looking around, round 3, benefit within 1.0 %" in said
    assert "none: proven" in said
    assert "1,010" in said
    assert STOPS in said


@pytest.mark.parametrize("is_ready", [True, False])
def test_only_where_a_search_must_make_itself_ready_is_that_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], is_ready: bool
) -> None:
    monkeypatch.setattr(ready, "is_ready", lambda: is_ready)
    with watched():
        pass
    said = " ".join(capsys.readouterr().err.split())
    assert ("the first run on a machine, or after an update, takes one or two minutes" in said) != is_ready


@pytest.mark.parametrize("free", [None, 0, 8_000_000_000])
def test_where_nobody_can_tell_how_much_memory_is_free_that_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], free: int | None
) -> None:
    monkeypatch.setattr(module, "free_bytes", lambda: free)
    with watched():
        pass
    assert ("How much memory is free cannot be told" in capsys.readouterr().err) is (free is None)


def test_before_there_is_a_plan_what_is_done_is_said_and_there_is_nothing_to_keep() -> None:
    watching = watch()
    watching.of(lambda told, _: told(Progress(9.0, 0, "looking which promises clash, 3 so far", (), (), {})))
    said = shown(watching)
    assert "9 s, looking which promises clash, 3 so far" in said
    assert TOO_SOON in said
    assert not watching.stopping.has_plan()
    watching.told(progress(1.0))
    assert watching.stopping.has_plan()
    assert "1 s, looking around, round 3" in shown(watching)


def test_a_clock_that_begins_anew_is_another_part_but_not_for_another_rule() -> None:
    watching = watch()
    for seconds, doing in ((9.0, "looking around"), (1.0, "looking around")):
        watching.told(progress(seconds, doing))
    assert "part 2 of the period: looking around" in shown(watching)
    for rule in ("need order", "benefit alone"):
        watching.told(progress(0.5, f"{LOOKING}{rule}"))
    assert watching.far.part == 2
    assert "0 s, what another rule would give: benefit alone" in shown(watching)
    for before in ((), ("benefit",)):
        watching.told(Progress(0.2, 1, "looking around", before, (7,) * len(before), {}))
    assert "of the period" not in shown(watching)


def test_where_nobody_sits_at_a_terminal_a_line_is_said_at_the_start_and_every_ten_seconds() -> None:
    said, now = list[str](), iter((0.0, 0.1, 9.9, 10.2, 10.3, 35.0, 36.0))
    watching = watch()
    watching.lines = NowAndThen(said.append, lambda: next(now))
    for doing in ("", "", "", "", "30 s, looking around, round 3", "31 s, looking around, round 3"):
        watching.lines.look(partial(str, doing))
    assert said == [BEGINS, f"After 10 s: {NOTHING_YET}", "After 30 s: 30 s, looking around, round 3"]


def test_a_search_is_looked_at_while_it_works() -> None:
    said, watching = list[str](), watch()
    now = iter((0.0, *(10.0 * n for n in range(1, 1_000))))
    watching.lines = NowAndThen(said.append, lambda: next(now))
    going_on = Event()

    def work(told: Told, _: Stop) -> str:
        told(progress(7.0))
        while len(said) < 3 and not going_on.wait(0.01):
            pass
        return "done"

    assert watching.of(work) == "done"
    assert said[-1].endswith("7 s, looking around, round 3, benefit within 1.0 %")


def test_ctrl_c_is_answered_at_once() -> None:
    watching = watch()
    watching.told(progress(7.0))
    watching.stopping.asked = True
    watching.show()
    assert STOPPING.split(".")[0] in shown(watching)
