"""Serves the records over HTTP: on this machine alone, unless how others reach it safely is said."""

from __future__ import annotations

import ipaddress
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Annotated
from urllib.parse import urlsplit

from typer import Option, Typer

from matching.errors import BadInput, Problem
from service.commands.beginning import open_or_begin
from service.records.readiness import told_of
from service.settings import settings_from
from service.signing_in.ways import ways_from
from service.solving.long_work import LongWork
from service.solving.settings import Capacity, Cluster, capacity_from
from service.store.opening import Store

commands = Typer()

HERE, PORT = "127.0.0.1", 8000
OVER_TLS = "Give --certificate and --key, or --behind ADDRESS for a proxy that does it."


@commands.command(epilog="Example: placewell serve")
def serve(
    host: Annotated[str, Option("--host", metavar="ADDRESS", help="Where to listen.")] = HERE,
    port: Annotated[int, Option("--port", min=0, max=65535, help="The port; 0 takes one that is free.")] = PORT,
    certificate: Annotated[Path | None, Option("--certificate", metavar="FILE", help="For TLS, with --key.")] = None,
    key: Annotated[Path | None, Option("--key", metavar="FILE", help="The certificate's private key.")] = None,
    behind: Annotated[
        str | None, Option("--behind", metavar="ADDRESS", help="The address of a proxy that speaks TLS and is trusted.")
    ] = None,
    origin: Annotated[
        list[str] | None,
        Option("--origin", metavar="URL", help="Where browsers find it, as in https://placewell.example."),
    ] = None,
    docs: Annotated[bool, Option("--docs", help="Show what can be asked, under /docs and /openapi.json.")] = False,
) -> None:
    """Serve the records, begun where there are none yet; on this machine alone unless told otherwise."""
    secure = certificate is not None or behind is not None
    capacity, ways = capacity_from(os.environ), ways_from(os.environ)
    problems = [*_problems(host, certificate, key, behind), *_problems_of_origins(origin or [], host, secure)]
    if problems:
        raise BadInput(problems)
    socket_there = listening(host, port)
    bound = socket_there.getsockname()[1]
    origins = tuple(origin or _origins(host, bound, secure))
    store, begun = open_or_begin(settings_from(os.environ, Path.home()), now())
    reached = "by TLS" if certificate else f"behind the proxy {behind}" if behind else "from this machine alone"
    serving = f"Serving at {origins[0]}, {reached}. Ctrl-C stops it."
    print("\n".join([*begun, told_of(store), str(capacity), str(ways), serving]), flush=True)
    # Only this command needs a web server, which takes a while to load.
    from service.api.served import Served
    from service.commands.web_server import run
    from service.pages.site import create_site

    ended_by_sigterm()
    try:
        with working(store, capacity, now) as work:
            site = create_site(store, Served(origins, secure, described=docs), now, long_work=work, ways=ways)
            run(site, socket_there, certificate, key, behind)
    finally:
        store.close()


def now() -> datetime:
    """The moment it is."""
    return datetime.now(UTC)


@contextmanager
def working(store: Store, capacity: Capacity, clock: Callable[[], datetime]) -> Iterator[LongWork | None]:
    """Long work, taken up while this lasts; then each piece under way is ended, and waits for whoever comes next."""
    if not capacity.slots:
        yield None
        return
    with (
        _elsewhere(capacity.cluster) as machines,
        LongWork(store, clock, capacity.limits, capacity.slots, elsewhere=machines) as work,
    ):
        yield work


def _elsewhere(cluster: Cluster | None) -> AbstractContextManager[Executor | None]:
    """The machines that plan, where they are said. Raises BadInput for any beyond this one without TLS both ways."""
    if cluster is None:
        return nullcontext()
    # Only who plans elsewhere needs what reaches there.
    from scenarios.engines import Certificates, dask_at

    return dask_at(cluster.scheduler, None if cluster.files is None else Certificates(*cluster.files))


def ended_by_sigterm() -> None:
    """From here on being told to end is to leave as by any other way out: what was begun is ended first."""

    def leave(number: int, frame: FrameType | None) -> None:
        sys.exit(0)

    signal.signal(signal.SIGTERM, leave)


def _problems(host: str, certificate: Path | None, key: Path | None, behind: str | None) -> Iterator[Problem]:
    if (certificate is None) != (key is None):
        yield Problem("--certificate, --key", "one needs the other", "Give both, or neither.")
    for name, file in (("--certificate", certificate), ("--key", key)):
        if file is not None and not file.is_file():
            yield Problem(name, "there is no such file", "Give the name of a file that you can read.")
    if behind is not None and not _is_address(behind):
        yield Problem("--behind", "it is no address", "Give the proxy's own address, as in 10.0.0.5.")
    if not _is_here(host) and certificate is None and behind is None:
        yield Problem("--host", "what is served there others could read on its way", OVER_TLS)


def _problems_of_origins(origins: list[str], host: str, secure: bool) -> Iterator[Problem]:
    scheme = "https" if secure else "http"
    for given in origins:
        parts = urlsplit(given)
        if parts.scheme != scheme or not parts.netloc or given != f"{scheme}://{parts.netloc}".lower():
            yield Problem("--origin", f"it is no origin of {scheme}", f"Write it as in {scheme}://placewell.example.")
        elif not secure and not _is_here(parts.hostname or ""):
            yield Problem("--origin", "others could read on its way what is asked from there", OVER_TLS)
    if secure and not origins and not _is_here(host):
        yield Problem("--origin", "it is not said where browsers find it", "Write it as in https://placewell.example.")


def _origins(host: str, port: int, secure: bool) -> list[str]:
    """This machine by each of its names."""
    names = dict.fromkeys((f"[{host}]" if ":" in host else host, HERE, "localhost"))
    return [f"{'https' if secure else 'http'}://{name}:{port}" for name in names]


def _is_address(words: str) -> bool:
    try:
        ipaddress.ip_address(words)
    except ValueError:
        return False
    return True


def _is_here(host: str) -> bool:
    """Whether only this machine reaches that address."""
    return host == "localhost" or (_is_address(host) and ipaddress.ip_address(host).is_loopback)


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises BadInput when it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as trouble:
        reason = os.strerror(trouble.errno) if trouble.errno and trouble.errno > 0 else "it is no address here"
        raise BadInput([Problem(f"{host}, port {port}", reason, "Choose another with --port or --host.")]) from None
