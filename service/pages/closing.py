"""Closing a referral with its cause, putting the cause right, or opening it again: shown first, done once confirmed."""

from __future__ import annotations

from typing import Any

from matching.errors import BadInput, Problem
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.closing import Cause, Closing, closing_of, write_closing
from service.records.desk import Desk

OPEN = "open"
"""What a form says of a referral that is to be open, and of one that was."""
CHANGED = Problem("form", "somebody else has closed it, opened it or put the cause right meanwhile", "See what stands.")


def words_of(desk: Desk, referral: str) -> dict[str, Any]:
    """Whether it is closed, since when and why; and the causes to choose from."""
    closed = closing_of(desk, referral)
    was = OPEN if closed.closed_on is None else _cause(closed.cause)
    return {"closed": closed, "was": was, "open": OPEN, "causes": [each.value for each in Cause]}


def written(desk: Desk, sent: Sent, referral: str) -> None:
    """It is closed with that cause from now on, or open. Raises BadInput, also where it is not as it was shown."""
    if words_of(desk, referral)["was"] != sent["was"]:
        raise BadInput([CHANGED])
    if sent[OPEN]:
        write_closing(desk, referral, Closing(cause=None))
        return
    typed = Typed(sent)
    cause = typed.choice("cause", Cause, "Choose why it is closed.")
    typed.must_be_right()
    write_closing(desk, referral, Closing(cause=cause))


def _cause(cause: Cause | None) -> str:
    return "not known" if cause is None else cause.value


PLACES = {"": "form", "cause": "cause"}
