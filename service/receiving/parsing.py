"""Reads a file by its form into plain data: every referral in it, or every problem. Nothing of it is trusted after."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from matching.errors import BadInput
from matching.format import NOTHING_MORE, Loc, Rest
from matching.formats import (
    home_workbook,
    json_period,
    json_referral,
    period_workbook,
    referral_table,
    referral_workbook,
)
from matching.plain_json import read_json, write_json
from matching.short_breaks.period import Period, PeriodSheet, sheet_of
from matching.tables.raw import NamedFile
from matching.workbook.grids import grids_of
from matching.workbook.layout import READ_ME
from matching.world.referral import Referral
from service.receiving.file import Form

PACKED = b"PK\x03\x04"
PERIOD_FORM, PERIOD = "period-workbook", "json-period"
"""The forms of a period of short breaks: a filled form, or JSON with or without the world it is about."""

HOME_FORM = "home-workbook"


def parsed(form: str, data: bytes, day: str = "") -> dict[str, Any]:
    """Either referrals, each as JSON, or problems: where, what, the way out and its place among the others.

    `day`: that on which all must be true, for the form of a home alone.
    """
    try:
        if form == HOME_FORM:
            return {"home": home_workbook.read_on(data, date.fromisoformat(day)).model_dump(mode="json")}
        if form in {PERIOD_FORM, PERIOD}:
            return {"period": _period(form, data).model_dump(mode="json")}
        return {"referrals": [write_json(referral).decode() for referral in _read(Form(form), data)]}
    except BadInput as found:
        return {"problems": [[p.where, p.what, p.way_out, list(p.rank)] for p in found.problems]}


def _period(form: str, data: bytes) -> PeriodSheet:
    if form == PERIOD_FORM:
        return period_workbook.read(data)
    try:
        return read_json(PeriodSheet, data)
    except BadInput:
        kind = Period if b'"world"' in data else PeriodSheet
    return sheet_of(read_json(kind, data, _contradicted))


def _contradicted(plain: Any, wrong: Iterable[Loc]) -> Rest:
    """What the rest of a file contradicts. Its world is not looked at: the records here are the ones that count."""
    if not isinstance(plain, dict):
        return NOTHING_MORE
    sheet = {name: part for name, part in plain.items() if name != "world"}
    return json_period.what_the_rest_contradicts(sheet, [loc for loc in wrong if loc[:1] != ("world",)])


def _told_by(data: bytes) -> Form:
    """Which form it is by what is in it. What is none of them is left to the table, which says what is wrong."""
    if data.startswith(PACKED):
        return Form.WORKBOOK if READ_ME in {grid.name for grid in grids_of(data)[0]} else Form.TABLE
    return Form.JSON if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")) else Form.TABLE


def _read(form: Form, data: bytes) -> tuple[Referral, ...]:
    match form:
        case Form.BY_CONTENT:
            return _read(_told_by(data), data)
        case Form.JSON:
            return (json_referral.read(data),)
        case Form.WORKBOOK:
            return (referral_workbook.read(data),)
        case Form.TABLE:
            name = "referrals.xlsx" if data.startswith(PACKED) else "referrals.csv"
            return referral_table.referrals_of(referral_table.read((NamedFile(name, data),)))
