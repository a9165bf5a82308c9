"""A period received as JSON is told of at once: what cannot be read of it, and what the rest contradicts."""

from __future__ import annotations

import json

import pytest

from matching.formats import json_period
from service.receiving.parsing import PERIOD, parsed
from tests.short_breaks.small_period import small_period


@pytest.mark.parametrize("with_world", [True, False])
def test_what_cannot_be_read_of_a_period_is_told_with_what_the_rest_contradicts(with_world: bool) -> None:
    plain = json.loads(json_period.write(small_period()))
    plain["families"][0]["protected_minimum"] = 9
    plain["families"][3]["assessed_nights"] = "many"
    if not with_world:
        del plain["world"]
    problems = parsed(PERIOD, json.dumps(plain).encode())["problems"]
    assert [where for where, *_ in problems] == ["families 4, assessed nights", "families[F-1].protected_minimum"]


@pytest.mark.parametrize("data", [b"[]", b'{"world": 3}', b'{"families": [1, {"world": []}]}'])
def test_what_is_no_period_is_refused(data: bytes) -> None:
    assert parsed(PERIOD, data)["problems"]
