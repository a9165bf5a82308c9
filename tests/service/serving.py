"""The service in a process of its own, as `placewell serve` starts it, on records of one home and its group."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from service.records.sessions import begin
from service.settings import DATA, DATABASE, ROOT_KEY, Settings
from service.store.opening import open_store
from tests.service.prepared import Prepared
from tests.service.records.made import Made, make


@contextmanager
def serving(settings: Settings, *options: str) -> Iterator[str]:
    """Where it listens."""
    with serving_process(settings, *options) as (origin, _):
        yield origin


@contextmanager
def serving_process(settings: Settings, *options: str, module: str = "service") -> Iterator[tuple[str, int]]:
    """The same, and the id of its process. `module`: what is run, where that is not the service as it is."""
    said = {DATA: str(settings.data), DATABASE: settings.database, ROOT_KEY: settings.root_key or ""}
    command = [sys.executable, "-m", module, "serve", "--port", "0", *options]
    with Prepared(command, env=os.environ | said, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield _origin(process), process.pid
        finally:
            process.terminate()


def laid_out(settings: Settings) -> Made:
    """Records to ask for."""
    store = open_store(settings, datetime.now(UTC))
    made = make(store)
    store.close()
    return made


def signed_in(settings: Settings, person: str) -> dict[str, str]:
    """The headers of a browser in which that person has signed in."""
    now = datetime.now(UTC)
    store = open_store(settings, now)
    with store.transaction() as t:
        token = begin(t, person, now)
    store.close()
    return {"Sec-Fetch-Site": "same-origin", "Cookie": f"placewell-on-this-machine={token}"}


def _origin(process: subprocess.Popen[str]) -> str:
    for line in process.stdout or ():
        if line.startswith("Serving at "):
            return line.removeprefix("Serving at ").split(",")[0]
    raise OSError("the service did not start")
