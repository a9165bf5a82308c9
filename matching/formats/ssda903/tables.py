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

    def codes(heading: str, list_id: str, *, filled: bool = False) -> Column:
        used, others = ssda903_codes().of(list_id, year)
        return Column(heading, code(used, others), filled)

    def no_yes(*headings: str) -> tuple[Column, ...]:
        return tuple(codes(heading, "no_yes") for heading in headings)

    header = (
        *(_CHILD, codes("SEX", "sex", filled=True), Column("DOB", DAY, filled=True)),
        *(codes("ETHNIC", "ethnic", filled=True), Column("UPN", IDENT), *no_yes("MOTHER"), Column("MC_DOB", DAY)),
    )
    episodes = (
        *(_CHILD, Column("DECOM", DAY, filled=True), codes("RNE", "new_episode", filled=True)),
        *(codes("LS", "legal_status", filled=True), codes("CIN", "need"), codes("PLACE", "placement")),
        *(codes("PLACE_PROVIDER", "provider"), Column("DEC", DAY), codes("REC", "episode_ended")),
        *(codes("REASON_PLACE_CHANGE", "placement_change"), Column("HOME_POST", POSTCODE)),
        *(Column("PL_POST", POSTCODE), Column("URN", URN_903)),
    )
    health = no_yes("CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT")
    misuse = no_yes("SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED")
    return (
        Shape("Header", header),
        Shape("Episodes", episodes),
        Shape("Reviews", (_CHILD, _BORN, Column("REVIEW", DAY), codes("REVIEW_CODE", "review"))),
        Shape("UASC", (_CHILD, codes("SEX", "sex"), _BORN, Column("DUC", DAY))),
        Shape(
            "OC2",
            (_CHILD, _BORN, Column("SDQ_SCORE", whole(0, 40)), codes("SDQ_REASON", "sdq_reason"), *health, *misuse),
        ),
        Shape(
            "OC3",
            (
                *(_CHILD, _BORN, codes("IN_TOUCH", "in_touch")),
                codes("ACTIV", "activity"),
                codes("ACCOM", "accommodation"),
            ),
        ),
        Shape(
            "AD1",
            (
                *(_CHILD, _BORN, Column("DATE_INT", DAY), Column("DATE_MATCH", DAY), *no_yes("FOSTER_CARE")),
                *(codes("NB_ADOPTR", "adopters"), codes("SEX_ADOPTR", "adopters_sex")),
                codes("LS_ADOPTR", "adopters_status"),
            ),
        ),
        Shape(
            "PlacedAdoption",
            (
                *(_CHILD, _BORN, Column("DATE_PLACED", DAY), Column("DATE_PLACED_CEASED", DAY)),
                codes("REASON_PLACED_CEASED", "placed_ceased"),
            ),
        ),
        Shape(
            "PrevPerm",
            # Part of the day of an earlier order may not be known, and is written "zz/zz/2015" then.
            (_CHILD, _BORN, codes("PREV_PERM", "permanence"), Column("LA_PERM", IDENT), Column("DATE_PERM", IDENT)),
        ),
        Shape(
            "Missing", (_CHILD, _BORN, codes("MISSING", "missing"), Column("MIS_START", DAY), Column("MIS_END", DAY))
        ),
        Shape(
            "SWEpisodes",
            (
                *(_CHILD, _BORN, Column("SW_ID", IDENT), Column("SW_DECOM", DAY), Column("SW_DEC", DAY)),
                codes("SW_REASON", "worker_change"),
            ),
        ),
        Shape("DoLo", (_CHILD, _BORN, Column("DOLO_START", DAY), Column("DOLO_END", DAY))),
    )
