"""The columns of Ofsted's lists of providers under every heading they have had, mapped to what they mean.

Source: the headings that the published validator csc-validator-be-903 reads and keeps samples of (data-to-insight,
April 2026): the children's homes workbook, the social care providers list, and the lists that join both since 2024.
"""

from __future__ import annotations

from typing import NamedTuple

from matching.tables.columns import Column, Shape
from matching.tables.kinds import DAY, IDENT, TEXT, blank_if, one_of, whole
from matching.world.home import Category

BLANKS = ("-", "n/a", "na", "null", "none", "redacted", "not applicable", "not known")
"""What the lists write where nothing is said."""

YES = ("Y", "YES", "1", "TRUE", "X")
NO = ("N", "NO", "0", "FALSE")

_FLAG = blank_if(one_of({**dict.fromkeys(YES, True), **dict.fromkeys(NO, False)}), *BLANKS)
_WORDS = blank_if(TEXT, *BLANKS)
_SOME_DAY = blank_if(DAY, *BLANKS)

CATEGORIES = {
    "Emotional and behavioural difficulties": Category.EBD,
    "Mental disorders": Category.MENTAL_DISORDER,
    "Sensory impairment": Category.SI,
    "Present alcohol problems": Category.ALCOHOL,
    "Present drug problems": Category.DRUGS,
    "Learning difficulty": Category.LD,
    "Physical disabilities": Category.PD,
}


class Provider(NamedTuple):
    """One row of a list. None is not said."""

    urn: str
    name: str | None
    owner: str | None
    authority: str | None
    postcode: str | None
    type: str | None
    subtype: str | None
    sector: str | None
    status: str | None
    registered: object
    closed: object
    places: int | None
    placement_codes: str | None
    provider_codes: str | None
    ebd: bool | None
    mental_disorder: bool | None
    si: bool | None
    alcohol: bool | None
    drugs: bool | None
    ld: bool | None
    pd: bool | None
    conditions: str | None


def _said(name: str, *also: str) -> Column:
    return Column(name, _WORDS, also=also, optional=True)


SHAPE = Shape(
    "Providers",
    (
        Column("URN", blank_if(IDENT, *BLANKS), also=("Setting URN",)),
        _said("Setting name", "Provider name", "Provision name"),
        _said("Owner name", "Organisation name"),
        _said("Local authority", "Setting local authority"),
        _said("Setting postcode", "Setting address postcode", "Provider postcode", "Postcode"),
        _said("Provider type", "Provision type"),
        _said("Provider subtype"),
        _said("Sector"),
        _said("Registration status", "Provider status"),
        Column("Registration date", _SOME_DAY, optional=True),
        Column("Deregistration date", _SOME_DAY, also=("Closed date",), optional=True),
        Column(
            "Number of registered places",
            blank_if(whole(0, 100_000), *BLANKS),
            also=("Max users", "Places"),
            optional=True,
        ),
        _said("Placement code", "Provider code"),
        _said("Placement provider code", "Provider placement code"),
        *(Column(heading, _FLAG, optional=True) for heading in CATEGORIES),
        _said("Conditions"),
    ),
    others_passed_over=True,
)
