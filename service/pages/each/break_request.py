"""Nights that matter to a family more than others: a wedding, an operation; new, or in place of some it asked for."""

from __future__ import annotations

from typing import Any

from matching.errors import BadInput, Problem
from matching.short_breaks.period import DateRequest, Family, Nights
from service.actions.keep_request import KeepRequest, keep_request
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.period_parts import ONE_PERIOD, version_in, words_of_family
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.period_keys import family_at
from service.records.periods import period_of

NEW = "new"
WEIGHTS = (("1", "A little"), ("2", "Somewhat"), ("3", "As such nights usually do"), ("4", "Much"), ("5", "Very much"))


def show(seat: Seat, draft: Draft, period: str, family: str) -> Shown:
    """The form, with what the family asked for already to choose from."""
    now = period_of(seat.desk, period)
    found = family_at(now, family)
    words: dict[str, Any] = words_of_family(seat.desk, now, found) | {
        "new": NEW,
        "weights": WEIGHTS,
    }
    return Shown("break_request.html", f"Nights asked for by family {found.id}", words)


def take(seat: Seat, sent: Sent, period: str, family: str) -> Onward:
    """The request as it is from now on. Raises ChangedSince and BadInput."""
    found = family_at(period_of(seat.desk, period), family)
    version, request = version_in(sent), _request(found, sent)
    keep_request(seat.desk, KeepRequest(period=period, version=version, family=found.id, request=request))
    return Onward(f"/desk/periods/{period}/families/{family}")


def _request(family: Family, sent: Sent) -> DateRequest:
    typed = Typed(sent)
    known = [each.id for each in family.requests]
    which = typed.one_of("which", (NEW, *known), "Say whether it is new, or which one it takes the place of.")
    first = typed.day("first", "Give the first night.")
    count = typed.nights("nights")
    weight = typed.one_of("weight", [value for value, _ in WEIGHTS], "Say how much they matter.")
    typed.must_be_right()
    if first is None:
        raise BadInput([Problem("first", "no day can be read here", "Give the first night.")])
    id = _unused(known) if which == NEW else which
    nights = Nights(first=first, nights=count)
    return DateRequest(id=id, nights=nights, weight=int(weight), why=sent["why"] or None)


def _unused(known: list[str]) -> str:
    number = len(known) + 1
    while f"request-{number}" in known:
        number += 1
    return f"request-{number}"


PLACES = {"": "form", **{name: name for name in ("which", "first", "nights", "weight", "why")}}
PAGE = Page("/desk/periods/{period}/families/{family}/request", ONE_PERIOD, show, Form(ONE_PERIOD, take, PLACES))
