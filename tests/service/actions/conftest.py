"""A home with its group, a referral that was sent to it, and the people around it."""

from __future__ import annotations

import pytest

from service.store.opening import Store
from tests.service.records.made import Made, make


@pytest.fixture
def made(store: Store) -> Made:
    return make(store)
