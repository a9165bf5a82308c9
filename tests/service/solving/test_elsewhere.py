"""Plans may be worked out on other machines, which are reached by TLS alone; what they answer is checked here first."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from matching.errors import BadInput
from scenarios import engines
from service.commands.serving import working
from service.solving import elsewhere
from service.solving.contained import Came, How
from service.solving.elsewhere import Asked, answered_by
from service.solving.long_work import LongWork
from service.solving.settings import AUTHORITY, CERTIFICATE, FILES, KEY, SCHEDULER, capacity_from
from service.store.opening import Store
from service.store.rows.solve import SolveState
from tests.service.records.made import NOW, Made, make
from tests.service.solving.test_long_work import CHILD, LIMITS, ask, see, until

FAR = {SCHEDULER: "tcp://10.0.0.5:8786"}


class Machines(ThreadPoolExecutor):
    """Stands for the workers of a cluster, and keeps what was sent there."""

    def __init__(self) -> None:
        super().__init__(1)
        self.sent: list[Asked] = []

    def submit(self, work: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        self.sent += given
        return super().submit(work, *given, **named)


class Lost(Executor):
    """A cluster that is gone."""

    def submit(self, work: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        raise RuntimeError("gone")


@dataclass
class Distributed:
    """Stands for the library that reaches a cluster."""

    machines: Machines = field(default_factory=Machines)
    reached: list[tuple[str, Any]] = field(default_factory=list)
    KilledWorker: type[Exception] = RuntimeError

    def Client(self, scheduler: str, security: Any) -> Any:  # noqa: N802
        self.reached.append((scheduler, security))
        return nullcontext(SimpleNamespace(get_executor=lambda: self.machines))

    def Security(self, **said: Any) -> dict[str, Any]:  # noqa: N802
        return said


@pytest.fixture
def distributed(monkeypatch: pytest.MonkeyPatch) -> Distributed:
    stands_for = Distributed()
    monkeypatch.setattr(engines, "_distributed", lambda: stands_for)
    return stands_for


@pytest.fixture
def made(store: Store) -> Made:
    return make(store)


def worked_there(store: Store, made: Made, machines: Executor, *states: SolveState) -> list[tuple[SolveState, object]]:
    ids = [ask(store, made, f"answer {state.value}") for state in states]
    with LongWork(store, lambda: NOW, LIMITS, command=CHILD, elsewhere=machines):
        until(lambda: all(see(store, made, id)[0].ended_at is not None for id in ids))
    return [(found.state, answer) for found, answer in (see(store, made, id) for id in ids)]


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_what_is_worked_out_there_is_kept_only_once_it_has_passed_its_check_here(store: Store, made: Made) -> None:
    machines = Machines()
    sound, broken = worked_there(store, made, machines, SolveState.OPTIMAL, SolveState.FAILED_CHECK)
    assert sound == (SolveState.OPTIMAL, SolveState.OPTIMAL.value)
    assert broken == (SolveState.FAILED_CHECK, None)
    assert [sent.arguments[-3] for sent in machines.sent] == ["solve", "solve"]
    assert all(b"question" in sent.given and "question" not in repr(sent) for sent in machines.sent)


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_a_check_that_is_not_made_here_would_be_caught(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = LongWork._in_child
    monkeypatch.setattr(LongWork, "_in_child", lambda self, work, given, under, _=None: honest(
        self, work, given, under, self.elsewhere
    ))  # fmt: skip
    with pytest.raises(AssertionError):
        test_what_is_worked_out_there_is_kept_only_once_it_has_passed_its_check_here(store, made)


def test_machines_that_are_lost_and_faults_there_are_crashes_without_a_word_of_what_was_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert answered_by(Lost(), CHILD, b"{}", LIMITS, lambda: False) == Came(How.CRASHED)

    def fails(*_: object) -> Came:
        raise OSError("a word of what was asked")

    monkeypatch.setattr(elsewhere, "contained", fails)
    with Machines() as machines:
        assert answered_by(machines, CHILD, b"{}", LIMITS, lambda: False) == Came(How.CRASHED)


def test_a_cluster_beyond_this_machine_is_refused_without_tls(store: Store, distributed: Distributed) -> None:
    with pytest.raises(BadInput, match="TLS"), working(store, capacity_from(FAR), lambda: NOW):
        pass
    assert distributed.reached == []


def test_a_cluster_is_reached_by_tls_with_all_three_files(
    store: Store, distributed: Distributed, tmp_path: Path
) -> None:
    files = {name: str(tmp_path / name) for name in FILES}
    for file in files.values():
        Path(file).touch()
    capacity = capacity_from({SCHEDULER: "tls://10.0.0.5:8786", **files})
    assert "on other machines, checked here" in str(capacity)
    with working(store, capacity, lambda: NOW) as work:
        assert work is not None
        assert work.elsewhere is distributed.machines
    ((scheduler, security),) = distributed.reached
    assert scheduler == "tls://10.0.0.5:8786"
    assert security["require_encryption"] is True
    assert (security["tls_ca_file"], security["tls_client_cert"], security["tls_client_key"]) == tuple(files.values())


def test_half_of_what_tls_needs_is_told_before_anything_begins(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as told:
        capacity_from({SCHEDULER: "tls://10.0.0.5:8786", AUTHORITY: str(tmp_path / "none"), KEY: str(tmp_path)})
    assert {problem.where for problem in told.value.problems} == {SCHEDULER, AUTHORITY, KEY}
    assert CERTIFICATE in str(told.value.problems[0].way_out) + str(told.value.problems[-1].way_out)
