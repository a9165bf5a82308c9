"""Where the tasks of a sweep run: on the processes of this machine, or on a Dask cluster of many.

Whoever can reach a cluster's scheduler can run code on its workers, so beyond this machine it must be TLS both ways.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from matching.errors import BadInput, Problem


@dataclass(frozen=True)
class Certificates:
    """Files for TLS both ways: the authority both sides trust, and this side's certificate and key."""

    authority: Path
    certificate: Path
    key: Path


@contextmanager
def processes(workers: int) -> Iterator[Executor]:
    """So many processes of this machine. Ctrl-C is for the sweep to answer, and not for them."""
    afresh = multiprocessing.get_context("spawn")
    children = multiprocessing.active_children()
    with ProcessPoolExecutor(workers, mp_context=afresh, initializer=leave_ctrl_c_alone) as executor:
        try:
            yield executor
        except KeyboardInterrupt:
            # What they are at is done again when the sweep goes on; nothing that they share is left behind.
            for process in multiprocessing.active_children():
                if process not in children:
                    process.terminate()
            raise


def leave_ctrl_c_alone() -> None:
    """Let the process that began the work be the one that is stopped; when it is gone, however it went, end too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    began = multiprocessing.parent_process()
    if began is not None:
        threading.Thread(target=_end_after, args=(began,), daemon=True).start()


def _end_after(began: BaseProcess) -> None:
    began.join()
    os._exit(1)


@contextmanager
def dask_here(workers: int) -> Iterator[Executor]:
    """A Dask cluster of so many processes that only this machine can reach, to try a sweep before it goes further.

    Raises BadInput when Dask is not installed.
    """
    distributed = _distributed()
    cluster = distributed.LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    )
    with cluster, distributed.Client(cluster) as client, lost_as_lost(distributed):
        yield client.get_executor()


@contextmanager
def dask_at(scheduler: str, certificates: Certificates | None) -> Iterator[Executor]:
    """A Dask cluster that is running. Raises BadInput for one beyond this machine without TLS, or out of reach."""
    refuse_in_the_clear(scheduler, certificates)
    distributed = _distributed()
    with _reached(distributed, scheduler, certificates) as client, lost_as_lost(distributed):
        yield client.get_executor()


def _reached(distributed: Any, scheduler: str, certificates: Certificates | None) -> Any:
    try:
        return distributed.Client(scheduler, security=_security(distributed, certificates))
    except OSError as trouble:
        way_out = "See that the scheduler runs there, and that the certificates are those it trusts."
        raise BadInput([Problem("scheduler", "it cannot be reached", way_out)]) from trouble


@contextmanager
def lost_as_lost(distributed: Any) -> Iterator[None]:
    """Say in the words of the standard executors that workers died, or that the scheduler is gone.

    What a task itself raises goes through as it is.
    """
    try:
        yield
    except (distributed.KilledWorker, CancelledError) as lost:
        raise BrokenExecutor(str(lost)) from lost


def refuse_in_the_clear(scheduler: str, certificates: Certificates | None) -> None:
    """Raises BadInput unless the address is TLS with certificates, or on this machine."""
    if urlsplit(scheduler).scheme == "tls" and certificates is not None:
        return
    if urlsplit(scheduler).scheme == "tcp" and _is_here(urlsplit(scheduler).hostname):
        return
    way_out = "Start the scheduler with TLS, give its address as tls://HOST:PORT, and give the three certificate files."
    raise BadInput([Problem("scheduler", "beyond this machine it may only be reached by TLS, both ways", way_out)])


def _is_here(host: str | None) -> bool:
    """Whether an address can only be this machine. A name other than localhost may be any machine."""
    try:
        return host == "localhost" or ip_address(host or "").is_loopback
    except ValueError:
        return False


def _security(distributed: Any, certificates: Certificates | None) -> Any:
    if certificates is None:
        return None
    return distributed.Security(
        require_encryption=True,
        tls_ca_file=str(certificates.authority),
        tls_client_cert=str(certificates.certificate),
        tls_client_key=str(certificates.key),
    )


def _distributed() -> Any:
    try:
        import distributed
    except ModuleNotFoundError as missing:
        way_out = "Install Placewell with its extra: placewell[cluster]. Or use processes."
        raise BadInput([Problem("engine", "Dask is not installed", way_out)]) from missing
    return distributed
