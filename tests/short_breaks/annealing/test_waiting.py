"""Whoever waits is asked in order of keys, and of two alike the first pair."""

from __future__ import annotations

import numpy as np
import pytest

from matching.short_breaks.annealing import waiting
from matching.short_breaks.annealing.state import now_of
from tests.short_breaks.small_problems import tiny_problem


def _asked(keys: list[float]) -> list[int]:
    """The pairs 0, 1, 2... with these keys, in the order in which they are asked."""
    many = len(keys)
    state = now_of(tiny_problem(1), 1)._replace(keys=np.array(keys), queue=np.arange(many, dtype=np.int32))
    waiting.line_up(state, many)
    return [waiting.next_of(state, many - n) for n in range(many)]


def test_they_are_asked_in_order_of_keys_and_of_two_alike_the_first_pair() -> None:
    dice = np.random.default_rng(1)
    for many in (1, 2, 3, 10, 40):
        keys = dice.integers(0, 12, many).astype(float).tolist()
        assert _asked(keys) == sorted(range(many), key=lambda pair: (-keys[pair], pair))


def test_a_queue_that_is_not_lined_up_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "line_up", lambda state, many: None)
    assert _asked([1.0, 2.0, 3.0]) != [2, 1, 0]
