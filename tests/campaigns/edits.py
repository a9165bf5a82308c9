"""One record changed by many at once over HTTP of several services, on both databases: nothing kept is lost."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack

from httpx2 import Client

from service.access.relation import RelationKind as Is
from service.settings import Settings
from tests.campaigns.campaign import hollow
from tests.service.databases import each_database
from tests.service.edited_at_once import Editor, edited
from tests.service.serving import laid_out, serving, signed_in

NAME = "edits"
EDITS, EDITORS, SERVICES, OF_ONE = 100_000, 20, 2, 1_000
WHO = (Is.REGISTERED_MANAGER, Is.DEPUTY_MANAGER)


def run(arguments: Sequence[str]) -> int:
    """`--edits=N` tried on each database, by `--editors=N` at once, of `--services=N`."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    edits, editors = int(given.get("edits", EDITS)), int(given.get("editors", EDITORS))
    broken: list[str] = []
    for name, places in each_database():
        found: list[Editor] = []
        for first in range(0, edits, OF_ONE):
            times = max(1, min(OF_ONE, edits - first) // editors)
            found += _edited(next(places), editors, times, int(given.get("services", SERVICES)))
        counted = {what: sum(getattr(each, what) for each in found) for what in ("kept", "stale", "unmarked")}
        faults = [*(fault for each in found for fault in each.broken), *hollow(counted)]
        print("\n".join([f"{name}: {counted}, {len(faults)} broken", *faults[:20]]), flush=True)
        broken += faults
    return 1 if broken else 0


def _edited(settings: Settings, editors: int, times: int, services: int) -> list[Editor]:
    made = laid_out(settings)
    with ExitStack() as stack:
        origins = [stack.enter_context(serving(settings)) for _ in range(services)]
        browsers = [
            stack.enter_context(
                Client(
                    base_url=origins[number % services],
                    headers=signed_in(settings, made.people[WHO[number % len(WHO)]]),
                    timeout=300,
                )
            )
            for number in range(editors)
        ]
        return edited(browsers, made.residents[0], times)
