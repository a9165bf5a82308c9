"""The referrals of the children of a period's families, among those for short breaks that its coordinator may read."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from matching.errors import BadInput, Problem
from matching.short_breaks.period import PeriodSheet
from service.access.action import Action
from service.access.kind import Kind
from service.records.desk import Desk
from service.records.given_ids import plain
from service.records.handing_out import there_on
from service.store.rows import ChildRow, HomeRow, ReferralRow

SEND_FIRST = "Have the child's referral for short breaks sent to the home first, or correct the id."
ONE_ONLY = "Have the one that no longer holds withdrawn."


def homes_planned(desk: Desk) -> dict[str, str]:
    """By URN the row of each home whose short breaks this person shares out."""
    may = desk.all_that_may(Action.PLAN, Kind.HOME)
    return {row.urn: row.id for row in desk.t.session.scalars(select(HomeRow).where(may).order_by(HomeRow.urn))}


def referrals_for(desk: Desk, sheet: PeriodSheet) -> tuple[str, ...]:
    """The rows of the referrals, in the order of the families. Raises BadInput with every home and child unknown."""
    planned, found = homes_planned(desk), _by_child(desk, sheet)
    problems = [*_strange_homes(sheet, planned), *_strange_children(sheet, found)]
    if problems:
        raise BadInput(problems)
    return tuple(found[child][0] for child in _children(sheet) if child in found)


def _by_child(desk: Desk, sheet: PeriodSheet) -> dict[str, list[str]]:
    """By the id of each child the rows of its referrals."""
    children = _children(sheet)
    may = desk.all_that_may(Action.READ, Kind.REFERRAL) & there_on(ReferralRow.gone_from, desk.day)
    asked = select(ChildRow.reference, ReferralRow.id).join(ChildRow, ReferralRow.child_id == ChildRow.id)
    there = asked.where(may, ReferralRow.for_breaks == 1).order_by(ReferralRow.id)
    named = ((plain(reference), referral) for reference, referral in desk.t.session.execute(there))
    found: dict[str, list[str]] = {}
    for child, referral in named:
        if child not in children:
            continue
        desk.ask(Action.READ, Kind.REFERRAL, referral)
        found.setdefault(child, []).append(referral)
    return found


def _children(sheet: PeriodSheet) -> list[str]:
    """The children of the families, then those whom staff are trained for besides."""
    rows = (row for part in sheet.homes for row in part.staff)
    trained = (each.for_child for row in rows for each in row.trained if each.for_child is not None)
    return list(dict.fromkeys((*(child for family in sheet.families for child in family.children), *trained)))


def _strange_homes(sheet: PeriodSheet, planned: dict[str, str]) -> Iterator[Problem]:
    for part in sheet.homes:
        if part.urn not in planned:
            what = "you share out the short breaks of no home of that URN"
            yield Problem(f"home {part.urn}", what, "Leave it out, or correct its URN.")


def _strange_children(sheet: PeriodSheet, found: dict[str, list[str]]) -> Iterator[Problem]:
    for family in sheet.families:
        for child in family.children:
            there = found.get(child, [])
            if not there:
                what = "no referral for short breaks of that child has come to your homes"
                yield Problem(f"family {family.id}, child {child}", what, SEND_FIRST)
            elif len(there) > 1:
                yield Problem(f"family {family.id}, child {child}", "more than one referral of it is here", ONE_ONLY)
