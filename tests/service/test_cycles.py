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


@pytest.mark.parametrize("on", [True, False])
def test_it_is_afterwards_as_it_was_before_also_where_reading_failed(on: bool) -> None:
    (gc.enable if on else gc.disable)()
    with pytest.raises(ZeroDivisionError), not_looked_for():
        assert not gc.isenabled()
        with not_looked_for():
            pass
        assert not gc.isenabled()
        _ = 1 / 0
    assert gc.isenabled() is on
