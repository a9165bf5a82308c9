"""The fields of the national Placements Data Standard with their options.

Source: SocialCareData/placements-standard, version 2 effective 18 July 2025, placements.json and the in-depth
specification. Fields that the standard gives once or more must be filled. No conformity is claimed.
"""

from __future__ import annotations

import re
from typing import Any

from matching.tables.columns import Column, Shape
from matching.tables.kinds import ISO_DAY, TEXT, Kind, one_of, whole
from matching.workbook.cells import WrongCell


def _options(*words: str) -> Kind:
    return one_of({word: word for word in words})


YES_NO = one_of({"Yes": True, "No": False, "true": True, "false": False})
RISK_PRESENT, NO_KNOWN_RISK = "Risk Present", "No known risk"
RISK = _options(NO_KNOWN_RISK, RISK_PRESENT)
SUITABILITY = _options("Preferred", "Suitable but not preferred", "Unsuitable", "Not specified")
COMMUNICATION = _options("ESOL", "BSL", "Makaton", "Other", "None")


def _read_several(cell: str) -> tuple[Any, ...]:
    said = tuple(COMMUNICATION.read(part.strip()) for part in cell.split(";") if part.strip())
    if "None" in said and len(said) > 1:
        raise WrongCell("it says that there is none, and names one", "Keep one of the two.")
    return said


def _read_district(cell: str) -> str:
    """The outward half of a postcode: the standard asks for the first three or four characters."""
    if not re.fullmatch(r"[A-Z]{1,2}[0-9][A-Z0-9]?", cell.upper()):
        what = "only the first half of a postcode belongs here"
        raise WrongCell(what, "Write it as in LS1; a whole postcode would say where the child lives.")
    return cell.upper()


def _read_number(cell: str) -> int:
    if not re.fullmatch(r"[0-9]{1,12}", cell):
        what = "the standard takes a whole number for the child's id"
        raise WrongCell(what, "Give the id of the council's system: --answer childId=12345.")
    return int(cell)


def _must(name: str, kind: Kind) -> Column:
    return Column(name, kind, filled=True)


SHAPE = Shape(
    "placements-standard",
    (
        _must("childId", Kind("a whole number", _read_number)),
        Column("neededBy", _options("Today", "in less than 5 days", "in more than 5 days")),
        Column("siblingCount", whole(0, 20)),
        Column("preferredLocation", TEXT),
        _must("communicationNeeds", _options("Y", "N", "Not Specified")),
        _must("specificCommunicationRequirements", Kind("options with semicolons between", _read_several, "; ".join)),
        _must("homeAdaptation", YES_NO),
        _must("culturalNeeds", _options("Required", "Not required", "Not Known", "Other")),
        _must(
            "livingCompanions",
            _options(
                "Solo placement recommended",
                "With other children recommended",
                "Only with other older children",
                "Only with other younger children",
                "No preference",
            ),
        ),
        _must("pets", _options("Yes - must", "Yes - can", "No", "Not Known")),
        Column(
            "additionalSupport",
            _options(
                "additional supervision",
                "therapeutic support",
                "a worker for respite",
                "taxis to school",
                "NA",
                "other (please specify)",
            ),
        ),
        Column("deprivationOfLiberty", YES_NO),
        *(
            _must(f"{kind}Suitability", SUITABILITY)
            for kind in ("fosterCare", "residentialCare", "supportedAccommodation")
        ),
        *(
            _must(name, RISK)
            for name in (
                *("riskSelfHarm", "riskSexualExploitation", "riskCriminalExploitation", "riskDrugAlcohol"),
                *("riskEatingDisorder", "riskMissing"),
            )
        ),
        Column("riskOther", TEXT),
        *(_must(f"riskToOthers{name}", RISK) for name in ("Physical", "Sexual", "Fire", "Animals", "Criminal")),
        Column("riskToOthersOther", TEXT),
        _must("totalWeeklyCost", whole(0, 1_000_000)),
        _must("placementLocation", Kind("the first half of a postcode", _read_district)),
        _must("preferabilityLocation", YES_NO),
        _must("educationContinuity", YES_NO),
        _must("providerURN", TEXT),
        _must("siblingsPlacedTogether", whole(0, 20)),
        _must("placementType", _options("Residential", "Foster", "Supported Accommodation")),
        Column("referralOfficerName", TEXT),
        _must("referralDate", ISO_DAY),
        _must("placementOfficerName", TEXT),
        _must("placementDate", ISO_DAY),
        Column("costOfficerName", TEXT),
        _must("costDate", ISO_DAY),
    ),
)

USUAL_COSTS = range(100, 100_001)
"""Pounds a week outside of which the standard's own check asks for a second look."""
