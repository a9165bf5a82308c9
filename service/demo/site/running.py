"""Begins the demonstration: made-up records in a temporary folder, with a clock that stands where the stories do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from service.access.relation import RelationKind
from service.api.served import Served
from service.commands.web_server import Site
from service.demo.site.breaks import begin_breaks, given_out_when_ready
from service.demo.site.filling import STORIES, fill
from service.demo.site.pages import pages_for
from service.pages.each import PAGES
from service.pages.site import create_site
from service.sealing.root_key import new_root_key
from service.settings import DATABASE_FILE, Settings
from service.solving.long_work import LongWork
from service.store.opening import open_store

NOTICE = "Everyone and everything here is made up, and nothing is kept."
BEGINS = datetime.combine(STORIES[0].ON, time(9, 30), tzinfo=UTC)
"""The day of the stories, so that their children are as old as they are told."""


@contextmanager
def demonstration(origins: tuple[str, ...], clock: Callable[[], datetime]) -> Iterator[Site]:
    """The service, ready to be served from those origins; when it is left its records are gone."""
    begun = clock()

    def now() -> datetime:
        return BEGINS + (clock() - begun)

    with TemporaryDirectory(prefix="placewell-demo-") as folder, ExitStack() as stack:
        data = Path(folder) / "data"
        settings = Settings(data, f"sqlite:///{data / DATABASE_FILE}", Path(folder) / "root.key", new_root_key())
        store = open_store(settings, now())
        stack.callback(store.close)
        members = fill(store, now())
        (nell,) = (each for each in members if each.who.relation is RelationKind.COORDINATOR)
        example = begin_breaks(store, nell.id, nell.to, now())
        work = stack.enter_context(LongWork(store, now, slots=1))
        stack.enter_context(given_out_when_ready(store, now, example))
        pages = (*PAGES, *pages_for(members))
        yield create_site(store, Served(origins, secure=False), now, pages, NOTICE, long_work=work)
