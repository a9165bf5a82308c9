"""A code is the one the standard gives, is good for a moment, and works once."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta

import pytest

from service.signing_in.codes import SECONDS, code_at, new_secret, step_at, step_of

NOW = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)
NEVER = -1


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    """RFC 6238, appendix B, of which the last six of eight figures are shown."""
    assert code_at(base64.b32encode(b"12345678901234567890").decode(), seconds // SECONDS) == code


def test_a_code_works_once_and_so_does_none_before_it() -> None:
    secret = new_secret()
    used = step_of(code_at(secret, step_at(NOW)), secret, NOW, NEVER)
    assert used == step_at(NOW)
    assert step_of(code_at(secret, used), secret, NOW, used) is None
    assert step_of(code_at(secret, used - 1), secret, NOW, used) is None
    assert step_of(code_at(secret, used + 1), secret, NOW, used) == used + 1


@pytest.mark.parametrize(("off", "works"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_code_is_good_for_half_a_minute_either_way(off: int, works: bool) -> None:
    secret = new_secret()
    shown = code_at(secret, step_at(NOW + off * timedelta(seconds=SECONDS)))
    assert (step_of(shown, secret, NOW, NEVER) is not None) is works


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "१२३४५६", "None"])
def test_what_is_no_code_is_wrong(typed: str) -> None:
    secret = "A" * 32
    assert step_of(typed, secret, NOW, NEVER) is None
