"""While thousands of records are read Python looks for no circles, and afterwards it does so as before."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from service.cycles import not_looked_for


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    was_on = gc.isenabled()
    yield
    (gc.enable if was_on else gc.disable)()


def _reading_that_fails() -> None:
    with not_looked_for():
        assert not gc.isenabled()
        with not_looked_for():
            pass
        assert not gc.isenabled()
        raise LookupError


@pytest.mark.parametrize("on", [True, False])
def test_it_is_afterwards_as_it_was_before_also_where_reading_failed(on: bool) -> None:
    (gc.enable if on else gc.disable)()
    with pytest.raises(LookupError):
        _reading_that_fails()
    assert gc.isenabled() is on
