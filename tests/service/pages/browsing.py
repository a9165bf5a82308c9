"""A browser that is on the machine, and the demonstration for it to look at."""

from __future__ import annotations

import atexit
import shutil
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from service.commands.web_server import Site
from service.demo.site import running
from service.demo.site.filling import Member, fill
from service.sealing.root_key import new_root_key
from service.settings import DATABASE_FILE, Settings
from service.store.opening import Store, open_store

ROOT_KEY = new_root_key()
UNWATCHED = ["--no-sandbox", "--disable-gpu", "--disable-software-rasterizer"]
"""Nobody watches: pages are laid out, and nothing is drawn as a graphics card would."""
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")


def found() -> str | None:
    """Where a browser is. None: there is none of NAMES."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def opened() -> Iterator[Browser]:
    """The browser of the machine. Nothing is downloaded."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found(), args=UNWATCHED)
        yield browser
        browser.close()


@cache
def _filled() -> tuple[Path, tuple[Member, ...]]:
    """Records that were filled once for all demonstrations of this process: their folder, and the people in them."""
    folder = Path(tempfile.mkdtemp(prefix="placewell-filled-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    data = folder / "data"
    settings = Settings(data, f"sqlite:///{data / DATABASE_FILE}", folder / "root.key", ROOT_KEY)
    with closing(open_store(settings, running.BEGINS)) as store:
        members = fill(store, running.BEGINS)
    return data, members


@contextmanager
def demonstration(origins: tuple[str, ...], clock: Callable[[], datetime]) -> Iterator[Site]:
    """The demonstration as it is begun, on a copy of records that were filled once."""
    data, members = _filled()

    def copied(settings: Settings, now: datetime) -> Store:
        shutil.copytree(data, settings.data)
        return open_store(settings, now)

    with ExitStack() as stack:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(running, "new_root_key", lambda: ROOT_KEY)
            patch.setattr(running, "open_store", copied)
            patch.setattr(running, "fill", lambda store, now: members)
            site = stack.enter_context(running.demonstration(origins, clock))
        yield site


@dataclass(frozen=True)
class Demonstrated:
    """The demonstration as it is served: its address, and itself."""

    origin: str
    site: Site


@contextmanager
def demonstrated() -> Iterator[Demonstrated]:
    """The demonstration, served on this machine."""
    listening = socket.create_server(("127.0.0.1", 0))
    origin = f"http://127.0.0.1:{listening.getsockname()[1]}"
    with demonstration((origin,), lambda: datetime.now(UTC)) as site:
        server = uvicorn.Server(uvicorn.Config(site, log_config=None, lifespan="off", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield Demonstrated(origin, site)
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def served() -> Iterator[str]:
    """The same, by its address alone."""
    with demonstrated() as shown:
        yield shown.origin


def checked(page: Page, origin: str, child: str) -> None:
    """The page of a child's referral, its check having been run."""
    page.goto(f"{origin}/desk/demo")
    for what in ("text=Be Anna Reed", f"main >> text={child}", "button:has-text('Run the check')"):
        if page.locator(what).count():
            with page.expect_navigation(wait_until="load"):
                page.click(what)
