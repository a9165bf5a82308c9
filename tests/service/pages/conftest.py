"""The service with its pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from service.store.opening import Store, open_store
from tests.service.conftest import NOW, LaidOut, Make
from tests.service.pages.visiting import Site


@pytest.fixture
def site(store: Store) -> Site:
    """On each database there is."""
    return Site(store)


@pytest.fixture
def quick(new_sqlite: Make, laid_out: LaidOut) -> Iterator[Site]:
    """On one database alone, for promises that no database can break."""
    opened = open_store(laid_out(new_sqlite), NOW)
    yield Site(opened)
    opened.close()
