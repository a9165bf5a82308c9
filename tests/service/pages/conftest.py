"""The service with its pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from service.store.opening import Store, open_store
from tests.service.conftest import NOW, LaidOut, Make
from tests.service.pages.browsing import NAMES, found, opened
from tests.service.pages.visiting import Site


@pytest.fixture
def site(store: Store) -> Site:
    """On each database there is."""
    return Site(store)


@pytest.fixture
def quick(new_sqlite: Make, laid_out: LaidOut) -> Iterator[Site]:
    """On one database alone, for promises that no database can break."""
    made = laid_out(new_sqlite)
    opened = open_store(made, NOW)
    yield Site(opened)
    opened.close()
    shutil.rmtree(made.data.parent)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The browser of the machine, opened once for all pages. Nothing is downloaded."""
    if found() is None:
        pytest.skip("NOT TESTED IN A BROWSER: there is none of " + ", ".join(NAMES))
    with opened() as browser:
        yield browser
