"""Enters nights that matter to a family more than others, or puts them in place of those it asked for before."""

from __future__ import annotations

from matching.errors import BadInput, Problem
from matching.short_breaks.period import DateRequest
from matching.world.record import Ident, Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.kept_period import PeriodNow
from service.records.periods import change_period, period_of
from service.records.versions import VersionNumber


class Request(Record):
    """The nights, of which family, and the version of the period that was read."""

    version: VersionNumber
    family: Ident
    request: DateRequest


class KeepRequest(Request):
    """The same, of which period."""

    period: str


def keep_request(desk: Desk, asked: KeepRequest) -> PeriodNow:
    """The period with the request. Raises NotThere, ChangedSince, and BadInput with all that is wrong."""
    kept = period_of(desk, asked.period).kept
    found = next((family for family in kept.sheet.families if family.id == asked.family), None)
    if found is None:
        raise BadInput([Problem("family", "the period has no such family", "Enter its package first.")])
    requests = (*(each for each in found.requests if each.id != asked.request.id), asked.request)
    changed = found.model_copy(update={"requests": requests})
    families = tuple(changed if family is found else family for family in kept.sheet.families)
    sheet = kept.sheet.model_copy(update={"families": families})
    return change_period(desk, asked.period, asked.version, kept.model_copy(update={"sheet": sheet}))


ACT = Act("keep a request for nights", Kind.PERIOD, Action.PLAN, KeepRequest, PeriodNow, keep_request)
