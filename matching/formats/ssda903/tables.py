"""The tables of an SSDA903 return: their columns, and which codes each may hold in a collection year.

Source: the column names of the published validator csc-validator-be-903 (data-to-insight, April 2026), config.py.
"""

from __future__ import annotations

import re
from functools import cache

from matching.looked_after.codes import ssda903_codes
from matching.tables.columns import Column, Shape
from matching.tables.kinds import DAY, IDENT, POSTCODE, Kind, code, whole
from matching.workbook.cells import WrongCell

ELSEWHERE = "XXXXXXX"
"""What stands for the URN where another inspectorate than Ofsted inspects."""


def _read_urn(cell: str) -> str:
    if not re.fullmatch(r"SC[0-9]{6}|[0-9]{7}|X{7}", cell.upper()):
        way_out = f"Write SC and six digits, seven digits, or {ELSEWHERE} where Ofsted does not inspect."
        raise WrongCell("it is not written as a URN is", way_out)
    return cell.upper()


URN_903 = Kind("a URN", _read_urn)

_CHILD = Column("CHILD", IDENT, filled=True)
_BORN = Column("DOB", DAY)


@cache
def shapes(year: int) -> tuple[Shape, ...]:
    """Every table of the return for the collection year that ends on 31 March of that year."""
    of = _Codes(year)
    return (
        Shape("Header", _header(of)),
        Shape("Episodes", _episodes(of)),
        Shape("Reviews", (_CHILD, _BORN, Column("REVIEW", DAY), of("REVIEW_CODE", "review"))),
        Shape("UASC", (_CHILD, of("SEX", "sex"), _BORN, Column("DUC", DAY))),
        Shape("OC2", _health(of)),
        Shape("OC3", _care_leavers(of)),
        Shape("AD1", _adoption(of)),
        Shape("PlacedAdoption", _placed_for_adoption(of)),
        Shape("PrevPerm", _earlier_permanence(of)),
        Shape("Missing", (_CHILD, _BORN, of("MISSING", "missing"), Column("MIS_START", DAY), Column("MIS_END", DAY))),
        Shape("SWEpisodes", _social_workers(of)),
        Shape("DoLo", (_CHILD, _BORN, Column("DOLO_START", DAY), Column("DOLO_END", DAY))),
    )


class _Codes:
    """Columns of codes in one collection year."""

    def __init__(self, year: int) -> None:
        self.year = year

    def __call__(self, heading: str, list_id: str, *, filled: bool = False) -> Column:
        used, others = ssda903_codes().of(list_id, self.year)
        return Column(heading, code(used, others), filled)

    def no_yes(self, *headings: str) -> tuple[Column, ...]:
        return tuple(self(heading, "no_yes") for heading in headings)


def _header(of: _Codes) -> tuple[Column, ...]:
    return (
        *(_CHILD, of("SEX", "sex", filled=True), Column("DOB", DAY, filled=True)),
        *(of("ETHNIC", "ethnic", filled=True), Column("UPN", IDENT), *of.no_yes("MOTHER"), Column("MC_DOB", DAY)),
    )


def _episodes(of: _Codes) -> tuple[Column, ...]:
    return (
        *(_CHILD, Column("DECOM", DAY, filled=True), of("RNE", "new_episode", filled=True)),
        *(of("LS", "legal_status", filled=True), of("CIN", "need"), of("PLACE", "placement")),
        *(of("PLACE_PROVIDER", "provider"), Column("DEC", DAY), of("REC", "episode_ended")),
        *(of("REASON_PLACE_CHANGE", "placement_change"), Column("HOME_POST", POSTCODE)),
        *(Column("PL_POST", POSTCODE), Column("URN", URN_903)),
    )


def _health(of: _Codes) -> tuple[Column, ...]:
    return (
        *(_CHILD, _BORN, Column("SDQ_SCORE", whole(0, 40)), of("SDQ_REASON", "sdq_reason")),
        *of.no_yes("CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT"),
        *of.no_yes("SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"),
    )


def _care_leavers(of: _Codes) -> tuple[Column, ...]:
    return (_CHILD, _BORN, of("IN_TOUCH", "in_touch"), of("ACTIV", "activity"), of("ACCOM", "accommodation"))


def _adoption(of: _Codes) -> tuple[Column, ...]:
    return (
        *(_CHILD, _BORN, Column("DATE_INT", DAY), Column("DATE_MATCH", DAY), *of.no_yes("FOSTER_CARE")),
        *(of("NB_ADOPTR", "adopters"), of("SEX_ADOPTR", "adopters_sex"), of("LS_ADOPTR", "adopters_status")),
    )


def _placed_for_adoption(of: _Codes) -> tuple[Column, ...]:
    placed, ceased = Column("DATE_PLACED", DAY), Column("DATE_PLACED_CEASED", DAY)
    return (_CHILD, _BORN, placed, ceased, of("REASON_PLACED_CEASED", "placed_ceased"))


def _earlier_permanence(of: _Codes) -> tuple[Column, ...]:
    """Part of the day of an earlier order may not be known, and is written "zz/zz/2015" then."""
    return (_CHILD, _BORN, of("PREV_PERM", "permanence"), Column("LA_PERM", IDENT), Column("DATE_PERM", IDENT))


def _social_workers(of: _Codes) -> tuple[Column, ...]:
    began, ended = Column("SW_DECOM", DAY), Column("SW_DEC", DAY)
    return (_CHILD, _BORN, Column("SW_ID", IDENT), began, ended, of("SW_REASON", "worker_change"))
