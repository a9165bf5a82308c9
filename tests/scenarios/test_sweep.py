"""A sweep keeps what is done, goes on after a stop, survives a killed worker, and gives the same on every engine."""

from __future__ import annotations

import importlib
import importlib.util
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from matching.errors import BadInput, EngineFault, Problem
from scenarios import sweep as sweeping
from scenarios.benchmarks import sweep_many
from scenarios.engines import Certificates, dask_at, dask_here, lost_as_lost, processes, refuse_in_the_clear
from scenarios.ledger import Ledger
from scenarios.studies import waking_night, wider_ages
from scenarios.studies.running import run
from scenarios.studies.study import Size
from scenarios.sweep import MOST_LOST, Opened, Task, do, results, sweep, tasks_of

SMALL = Size(homes=2, children=1)
TASKS = tasks_of([wider_ages, waking_night], range(1, 4), SMALL)

needs_dask = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None,
    reason="Dask is not installed: `pip install placewell[cluster]` to test the cluster engine",
)


@contextmanager
def here() -> Iterator[Executor]:
    """One thread of this process."""
    with ThreadPoolExecutor(1) as executor:
        yield executor


def made(path: Path, opened: Opened = here) -> bytes:
    sweep(TASKS, opened, Ledger(path))
    return path.read_bytes()


def test_every_study_is_tried_on_every_seed_once() -> None:
    assert len(TASKS) == len({t.key for t in TASKS}) == 6
    assert [t.key for t in TASKS] == sorted(t.key for t in TASKS)


def test_a_sweep_finds_what_the_studies_find(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "sweep.json")
    sweep(TASKS, here, ledger)
    by_name = {r.study: r for r in results(TASKS, Ledger(ledger.path))}
    assert by_name == {s.NAME: run(s, (1, 2, 3), SMALL) for s in (waking_night, wider_ages)}


def test_processes_give_the_same_bytes_as_one_thread(tmp_path: Path) -> None:
    assert made(tmp_path / "a", partial(processes, 2)) == made(tmp_path / "b")


@needs_dask
def test_dask_gives_the_same_bytes_as_one_thread(tmp_path: Path) -> None:
    assert made(tmp_path / "a", partial(dask_here, 2)) == made(tmp_path / "b")


class Stopped(Exception):
    """Stands for Ctrl-C, or for the machine going down."""


def stop_after(number: int) -> Callable[[int, int], None]:
    def told(done: int, of: int) -> None:
        if done >= number:
            raise Stopped

    return told


def test_a_sweep_that_was_stopped_goes_on_where_it_was_and_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, path = made(tmp_path / "whole"), tmp_path / "stopped"
    with pytest.raises(Stopped):
        sweep(TASKS, here, Ledger(path), stop_after(3))
    assert 3 <= len(Ledger(path).done) < 6
    again: list[str] = []

    def noted(task: Task) -> str:
        again.append(task.key)
        return do(task)

    monkeypatch.setattr(sweeping, "do", noted)
    before = set(Ledger(path).done)
    assert made(path) == whole
    assert before.isdisjoint(again)


def test_a_line_that_was_cut_off_is_done_again(tmp_path: Path) -> None:
    whole, path = made(tmp_path / "whole"), tmp_path / "cut"
    for cut in (1, 40, len(whole.splitlines(keepends=True)[-1]) - 1):
        path.write_bytes(whole[:-cut])
        assert len(Ledger(path).done) == 5
        assert made(path) == whole


@pytest.mark.parametrize(
    "content", [b"mine\n", b"{}\n", b"no line break", b'{"sweep":1,"engine":"another"}\n'], ids=range(4)
)
def test_a_file_that_is_another_versions_or_no_sweep_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)
    with pytest.raises(BadInput, match="another version"):
        Ledger(path)
    assert path.read_bytes() == content


def test_a_line_that_is_no_task_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "sweep"
    whole = made(path) + b"{}\n"
    path.write_bytes(whole)
    with pytest.raises(BadInput, match="line 8"):
        Ledger(path)
    assert path.read_bytes() == whole


def kill_once(flag: str, task: Task) -> str:
    """Kill the worker that is asked first, as the machine does when memory runs out."""
    try:
        os.close(os.open(flag, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return do(task)
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("it was killed")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
@pytest.mark.parametrize("engine", [processes, pytest.param(dask_here, marks=needs_dask)], ids=["processes", "dask"])
def test_a_worker_killed_outright_costs_nothing_but_time(
    engine: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, flag = made(tmp_path / "whole"), tmp_path / "killed"
    monkeypatch.setattr(sweeping, "do", partial(kill_once, str(flag)))
    assert made(tmp_path / "killed-once", partial(engine, 2)) == whole
    assert flag.exists()


class Lost(Executor):
    """An engine whose workers are lost at once."""

    def submit(self, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_exception(BrokenProcessPool("lost"))
        return future


def test_workers_lost_again_and_again_end_the_sweep_and_keep_what_is_done(tmp_path: Path) -> None:
    opened = []

    @contextmanager
    def lost() -> Iterator[Executor]:
        opened.append(1)
        yield Lost()

    with pytest.raises(EngineFault, match="lost 3 times in a row, from waking-night"):
        sweep(TASKS, lost, Ledger(tmp_path / "sweep"))
    assert len(opened) == MOST_LOST
    assert issubclass(BrokenProcessPool, BrokenExecutor)


class Often(list[Task]):
    """Tasks that count how often somebody goes through all of them."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        super().__init__(tasks)
        self.passes = 0

    def __iter__(self) -> Iterator[Task]:
        self.passes += 1
        return super().__iter__()


def test_how_far_a_sweep_is_is_not_counted_anew_for_each_task(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweeping, "do", lambda task: "{}")
    told: list[tuple[int, int]] = []
    tasks = Often(tasks_of([waking_night], range(200), SMALL))
    sweep(tasks, here, Ledger(tmp_path / "sweep"), lambda done, of: told.append((done, of)))
    assert tasks.passes <= 3
    assert told == sorted(told)
    assert (told[0], told[-1]) == ((0, 200), (200, 200))


def refuse(task: Task) -> str:
    """Find the input bad, on a worker."""
    raise BadInput([Problem(task.key, "it is too large", "Make it smaller.")])


@pytest.mark.parametrize("engine", [processes, pytest.param(dask_here, marks=needs_dask)], ids=["processes", "dask"])
def test_what_goes_wrong_on_a_worker_is_told_as_it_is(
    engine: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweeping, "do", refuse)
    with pytest.raises(BadInput, match="Make it smaller") as told:
        sweep(TASKS[:1], partial(engine, 1), Ledger(tmp_path / "sweep"))
    assert [p.where for p in told.value.problems] == [TASKS[0].key]


class Killed(Exception):
    """Stands for what Dask raises when a task has cost it several workers."""


@pytest.mark.parametrize("lost", [Killed("a worker"), CancelledError()], ids=["workers", "scheduler"])
def test_workers_or_a_scheduler_that_dask_lost_are_lost_as_any_others(lost: Exception) -> None:
    with pytest.raises(BrokenExecutor), lost_as_lost(SimpleNamespace(KilledWorker=Killed)):
        raise lost


@needs_dask
def test_a_scheduler_that_is_not_there_is_said_to_be_out_of_reach() -> None:
    soon = importlib.import_module("dask").config.set({"distributed.comm.timeouts.connect": "1s"})
    with soon, pytest.raises(BadInput, match="cannot be reached"), dask_at("tcp://127.0.0.1:1", None):
        pass


def test_a_study_that_fails_is_never_taken_for_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(task: Task) -> str:
        raise Stopped

    monkeypatch.setattr(sweeping, "do", fail)
    ledger = Ledger(tmp_path / "sweep")
    with pytest.raises(Stopped):
        sweep(TASKS, here, ledger)
    assert not ledger.done
    with pytest.raises(EngineFault, match="has not done waking-night"):
        results(TASKS, ledger)


def test_a_task_kept_twice_is_there_once(tmp_path: Path) -> None:
    path = tmp_path / "sweep"
    ledger = Ledger(path)
    for line in ('{"a":1}', '{"a":2}'):
        ledger.keep("x", line)
    assert [json.loads(line)["trial"] for line in path.read_text().splitlines()[1:]] == [{"a": 1}]


FILES = Certificates(Path("ca.pem"), Path("cert.pem"), Path("key.pem"))


@pytest.mark.parametrize("address", ["tcp://10.0.0.5:8786", "tcp://scheduler:8786", "tls://scheduler:8786", "x", ""])
def test_a_cluster_beyond_this_machine_is_never_reached_in_the_clear(address: str) -> None:
    with pytest.raises(BadInput, match="TLS"), dask_at(address, None):
        pass


@pytest.mark.parametrize(
    "address", ["tcp://10.0.0.5:8786", "tcp://localhost.example:8786", "tcp://127.0.0.1.example:1"]
)
def test_certificates_do_not_make_a_clear_address_safe(address: str) -> None:
    with pytest.raises(BadInput, match="TLS"):
        refuse_in_the_clear(address, FILES)


def test_this_machine_and_tls_with_certificates_are_let_through() -> None:
    for address, files in (("tcp://127.0.0.1:1", None), ("tcp://localhost:1", None), ("tls://scheduler:1", FILES)):
        refuse_in_the_clear(address, files)


@pytest.mark.skipif(importlib.util.find_spec("distributed") is not None, reason="Dask is installed here")
def test_without_dask_the_way_out_is_named() -> None:
    with pytest.raises(BadInput, match="cluster"), dask_here(1):
        pass


BEGUN = """
import sys, time
from scenarios.engines import processes
import os
with processes(1) as executor:
    print(executor.submit(os.getpid).result(), flush=True)
    time.sleep(60)
"""


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_the_workers_of_a_sweep_that_is_killed_outright_end_too(tmp_path: Path) -> None:
    program = tmp_path / "begun.py"
    program.write_text(f"if __name__ == '__main__':\n{textwrap.indent(BEGUN, '    ')}")
    root = Path(__file__).parents[2]
    sweeping = subprocess.Popen(
        [sys.executable, str(program)], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(root)}
    )
    assert sweeping.stdout is not None
    worker = int(sweeping.stdout.readline())
    assert is_there(worker)
    sweeping.kill()
    sweeping.wait()
    sweeping.stdout.close()
    patience = time.monotonic() + 30
    while is_there(worker) and time.monotonic() < patience:
        time.sleep(0.05)
    assert not is_there(worker)


def test_a_sweep_of_many_that_is_killed_is_held_to_every_task_in_order_and_to_a_plain_loop(tmp_path: Path) -> None:
    made(tmp_path / "sweep")
    known = {TASKS[0].key: do(TASKS[0])}
    assert sweep_many.is_whole(Ledger(tmp_path / "sweep"), TASKS, known)
    assert not sweep_many.is_whole(Ledger(tmp_path / "sweep"), TASKS, {TASKS[0].key: "{}"})
    assert not sweep_many.is_whole(Ledger(tmp_path / "sweep"), TASKS[1:], known)


def test_a_sweep_goes_on_after_it_was_killed_outright(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed:
        """What is left of a process that was killed after it had kept some tasks."""

        pid, asked = None, 0

        def __init__(self, target: object, args: tuple[Path, list[Task], int]) -> None:
            self.path = args[0]

        def start(self) -> None:
            ledger = Ledger(self.path)
            ledger.keep(TASKS[Killed.asked].key, do(TASKS[Killed.asked]))
            Killed.asked += 1

        def is_alive(self) -> bool:
            return False

        def join(self) -> None:
            pass

    monkeypatch.setattr(
        "scenarios.benchmarks.sweep_many.multiprocessing.get_context", lambda kind: SimpleNamespace(Process=Killed)
    )
    monkeypatch.setattr(sweep_many, "processes", lambda workers: here())
    sweep_many.swept(tmp_path / "sweep", TASKS, 2, 1)
    assert Killed.asked == 2
    assert (tmp_path / "sweep").read_bytes() == made(tmp_path / "whole")


def test_whoever_stops_a_sweep_waits_for_no_task_and_leaves_no_worker() -> None:
    before = multiprocessing.active_children()
    begun: list[BaseProcess] = []

    def stopped(executor: Executor) -> None:
        executor.submit(time.sleep, 5)
        begun.extend(process for process in multiprocessing.active_children() if process not in before)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), processes(1) as executor:
        stopped(executor)
    assert [process.exitcode for process in begun] == [-signal.SIGTERM]
