"""What a referral and a home already say of the standard's fields. What they leave open is left for a person.

A risk is "no known risk" only when somebody has said so: not asked, not known and out of date are neither of the
standard's two options, and an export with such a gap is refused. Any level above 0 that is sure is a risk present: our
levels go down to two, never up. Whom the child can live beside is a person's recommendation, never worked out here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from matching.formats.placements_standard.fields import NO_KNOWN_RISK, RISK_PRESENT
from matching.world.catalogue import CapabilityKind, Catalogue
from matching.world.home import Home
from matching.world.referral import Bond, Referral

RISKS = {
    "riskSelfHarm": ("self_harm",),
    "riskSexualExploitation": ("sexual_exploitation_victim",),
    "riskCriminalExploitation": ("criminal_exploitation",),
    "riskDrugAlcohol": ("substance_use",),
    "riskMissing": ("missing",),
    "riskToOthersPhysical": ("aggression_to_peers", "aggression_to_staff_property"),
    "riskToOthersSexual": ("harmful_sexual_behaviour",),
    "riskToOthersFire": ("fire_setting",),
}
"""The needs of the catalogue behind each risk. Eating disorders, harm to animals, and drawing others into crime have
none."""

COMMUNICATION = {"communication": 1, "learning_disability": 1, "hearing": 1, "identity_culture_language": 3}
"""The needs behind "communication, language and learning", each with the level from which it is one of them: of the
last that of an interpreter."""

PERHAPS_LEARNING = {"education_support": 2}
"""The same of what may be a need of learning, or only of a school: it is no yes, and leaves no sure no."""

FIVE_DAYS = timedelta(days=5)


def derived(referral: Referral, home: Home, on: date, catalogue: Catalogue) -> Mapping[str, Any]:
    """The fields that are known, by name; a field that is not there is not known."""
    levels = _Levels(referral, on, catalogue)
    fields = {
        "childId": int(referral.child.id) if referral.child.id.isdecimal() else None,
        "neededBy": needed_by(referral),
        "siblingCount": _siblings(referral),
        "communicationNeeds": _communication(levels),
        "specificCommunicationRequirements": ("None",) if _communication(levels) == "N" else None,
        "homeAdaptation": levels.need_building_work(),
        "culturalNeeds": _culture(referral),
        "pets": _pets(referral, levels),
        "fosterCareSuitability": "Not specified",
        "residentialCareSuitability": "Not specified",
        "supportedAccommodationSuitability": "Not specified",
        **{field: levels.risk(needs) for field, needs in RISKS.items()},
        "providerURN": home.urn,
        "siblingsPlacedTogether": 0 if referral.siblings == () else None,
        "placementType": "Residential",
        "referralDate": referral.received_on,
    }
    return {field: value for field, value in fields.items() if value is not None}


def needed_by(referral: Referral) -> str | None:
    """How soon: the standard has an option for fewer than five days and one for more, and none for exactly five."""
    notice = referral.start - referral.received_on
    if notice <= timedelta(0):
        return "Today"
    if notice == FIVE_DAYS:
        return None
    return "in less than 5 days" if notice < FIVE_DAYS else "in more than 5 days"


def continuity_answer(school_kept: bool) -> bool:
    """What to write under "education continuity": the standard asks there whether education was disrupted."""
    return not school_kept


class _Levels:
    """The levels still possible of a child's needs on one day."""

    def __init__(self, referral: Referral, on: date, catalogue: Catalogue) -> None:
        self.facts = {fact.about: fact for fact in referral.child.facts}
        self.on, self.catalogue = on, catalogue
        self.needs = {need.id: need for need in catalogue.needs}

    def possible(self, need: str) -> range:
        known, fact = self.needs[need], self.facts.get(need)
        return range(known.top + 1) if fact is None else fact.possible(self.on, known.fresh_days, known.top)

    def is_there(self, needs: Mapping[str, int]) -> bool | None:
        """Whether one of the needs is there from its level on: sure, surely not, or None for not known."""
        spans = [(self.possible(need), level) for need, level in needs.items()]
        if any(span[0] >= level for span, level in spans):
            return True
        return False if all(span[-1] < level for span, level in spans) else None

    def risk(self, needs: tuple[str, ...]) -> str | None:
        there = self.is_there(dict.fromkeys(needs, 1))
        return None if there is None else RISK_PRESENT if there else NO_KNOWN_RISK

    def need_building_work(self) -> bool | None:
        """Whether a need is answered by a facility or a bedroom's feature. Project judgement: that is an adaptation."""
        kinds = {c.id: c.kind for c in self.catalogue.capabilities}
        building = {CapabilityKind.FACILITY, CapabilityKind.BEDROOM}
        sure = open_still = False
        for need in self.catalogue.needs:
            levels = [p.from_level for p in need.provision if any(kinds[c] in building for c in p.capabilities)]
            if levels:
                span = self.possible(need.id)
                sure = sure or span[0] >= min(levels)
                open_still = open_still or span[-1] >= min(levels)
        return True if sure else None if open_still else False


def _siblings(referral: Referral) -> int | None:
    if referral.siblings is None:
        return None
    return sum(sibling.bond in {Bond.MUST, Bond.SHOULD} for sibling in referral.siblings)


def _communication(levels: _Levels) -> str:
    there = levels.is_there(COMMUNICATION)
    if there:
        return "Y"
    return "N" if there is False and levels.is_there(PERHAPS_LEARNING) is False else "Not Specified"


def _culture(referral: Referral) -> str:
    if referral.identity_needs is None:
        return "Not Known"
    return "Required" if referral.identity_needs else "Not required"


def _pets(referral: Referral, levels: _Levels) -> str:
    if referral.brings_animal not in (None, "none"):
        return "Yes - must"
    bothered = levels.is_there({"pet_allergy_or_fear": 1})
    if bothered:
        return "No"
    return "Not Known" if bothered is None or referral.brings_animal is None else "Yes - can"
