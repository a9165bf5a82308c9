"""The national standard's fields are filled with what is known, and its traps are not fallen into."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from matching.formats import placements_standard
from matching.formats.placements_standard import Agreed, agreed, second_look
from matching.formats.placements_standard.deriving import RISKS, derived, needed_by
from matching.formats.placements_standard.fields import NO_KNOWN_RISK, RISK_PRESENT, SHAPE
from matching.tables.raw import NamedFile
from matching.world.catalogue import standard_catalogue
from matching.world.facts import Account, Basis, Fact, Role, Unanswered
from matching.world.referral import Referral
from scenarios import storybook
from scenarios.storybook import TODAY
from tests.tables.small import refused

RISK_FIELDS = [column.name for column in SHAPE.columns if column.name.startswith("risk") and column.filled]

ANSWERS = {
    **dict.fromkeys(RISK_FIELDS, NO_KNOWN_RISK),
    "childId": "1042",
    "communicationNeeds": "Y",
    "specificCommunicationRequirements": "BSL; Makaton",
    "homeAdaptation": "No",
    "livingCompanions": "No preference",
    "totalWeeklyCost": "5,200",
    "placementLocation": "ls1",
    "preferabilityLocation": "Yes",
    "schoolKept": "yes",
    "siblingsPlacedTogether": "0",
    "placementOfficerName": "A. Nother",
}


def made(answers: dict[str, str] | None = None, referral: Referral | None = None) -> Agreed:
    answers = ANSWERS if answers is None else answers
    return agreed(referral or storybook.referral(), storybook.home(), TODAY, answers, standard_catalogue())


def field(thing: Agreed, name: str) -> Any:
    (value,) = thing.rows.column(name)
    return value


def known(*facts: Fact) -> Any:
    child = storybook.newcomer().model_copy(update={"facts": facts})
    return derived(storybook.referral(child=child), storybook.home(), TODAY, standard_catalogue())


def said(need: str, level: int | Unanswered, basis: Basis = Basis.OBSERVED, days_ago: int = 3) -> Fact:
    account = Account(level=level, said_by=Role.SCHOOL, said_on=TODAY - timedelta(days=days_ago), basis=basis)
    return Fact(about=need, accounts=(account,))


def test_the_field_named_continuity_asks_whether_education_was_disrupted() -> None:
    assert field(made(), "educationContinuity") is False
    assert field(made({**ANSWERS, "schoolKept": "no"}), "educationContinuity") is True
    written = placements_standard.write(made())[0].data.decode().splitlines()
    assert dict(zip(written[0].split(","), written[1].split(","), strict=True))["educationContinuity"] == "No"


def test_nobody_can_answer_that_field_by_its_name() -> None:
    answers = {k: v for k, v in ANSWERS.items() if k != "schoolKept"} | {"educationContinuity": "Yes"}
    assert any("asks the opposite" in text for text in refused(made, answers))


def test_a_risk_nobody_has_asked_about_is_never_no_known_risk() -> None:
    assert not RISKS.keys() & known().keys()
    missing = [text.partition(":")[0] for text in refused(made, {}, _asked_nothing())]
    assert set(RISK_FIELDS) <= set(missing)


def _asked_nothing() -> Referral:
    return storybook.referral(child=storybook.newcomer().model_copy(update={"facts": ()}))


@pytest.mark.parametrize(
    ("fact", "risk"),
    [
        (said("missing", 0), NO_KNOWN_RISK),
        (said("missing", 1), RISK_PRESENT),
        (said("missing", 4), RISK_PRESENT),
        (said("missing", Unanswered.NOT_KNOWN), None),
        (said("missing", 2, Basis.ALLEGATION), None),
        (said("missing", 0, days_ago=3000), None),
    ],
    ids=["0", "1", "4", "not known", "alleged", "out of date"],
)
def test_levels_go_down_to_the_standards_two_and_what_is_open_stays_open(fact: Fact, risk: str | None) -> None:
    assert known(fact).get("riskMissing") == risk


def test_harm_to_others_is_ruled_out_only_when_every_kind_of_it_is() -> None:
    assert "riskToOthersPhysical" not in known(said("aggression_to_peers", 0))
    both = known(said("aggression_to_peers", 0), said("aggression_to_staff_property", 0))
    assert both["riskToOthersPhysical"] == NO_KNOWN_RISK
    assert known(said("aggression_to_staff_property", 2))["riskToOthersPhysical"] == RISK_PRESENT


def test_sexual_exploitation_is_among_the_risks_as_the_specification_has_it() -> None:
    assert "riskSexualExploitation" in RISK_FIELDS


def test_whom_a_child_can_live_beside_is_never_worked_out() -> None:
    answers = {k: v for k, v in ANSWERS.items() if k != "livingCompanions"}
    assert any(text.startswith("livingCompanions") for text in refused(made, answers))


@pytest.mark.parametrize(
    ("days", "option"),
    [(-1, "Today"), (0, "Today"), (4, "in less than 5 days"), (5, None), (6, "in more than 5 days")],
)
def test_exactly_five_days_fit_neither_option_and_stay_blank(days: int, option: str | None) -> None:
    referral = storybook.referral()
    start = referral.received_on + timedelta(days=days)
    assert needed_by(referral.model_copy(update={"start": start})) == option


def test_a_whole_postcode_is_not_given_out() -> None:
    assert field(made(), "placementLocation") == "LS1"
    (text,) = refused(made, {**ANSWERS, "placementLocation": "LS1 1UR"})
    assert "would say where the child lives" in text


def test_the_childs_id_is_a_number_or_is_asked_for() -> None:
    answers = {k: v for k, v in ANSWERS.items() if k != "childId"}
    assert any(text.startswith("childId") for text in refused(made, answers))


def test_the_fee_asked_is_not_taken_for_the_fee_paid() -> None:
    answers = {k: v for k, v in ANSWERS.items() if k != "totalWeeklyCost"}
    assert storybook.home().fee is not None
    assert any(text.startswith("totalWeeklyCost") for text in refused(made, answers))


@pytest.mark.parametrize(("cost", "asked"), [("99", True), ("100", False), ("100000", False), ("100001", True)])
def test_costs_beyond_the_usual_are_asked_about(cost: str, asked: bool) -> None:
    assert bool(second_look(made({**ANSWERS, "totalWeeklyCost": cost}))) is asked


def test_an_answer_that_is_no_option_and_a_field_there_is_not_are_told_together() -> None:
    texts = refused(made, {**ANSWERS, "riskMissing": "a bit", "colour": "red", "siblingsPlacedTogether": ""})
    assert [text.partition(":")[0] for text in texts] == ["--answer", "riskMissing", "siblingsPlacedTogether"]


def test_no_need_of_communication_beside_a_requirement_of_it_is_refused() -> None:
    (text,) = refused(made, {**ANSWERS, "communicationNeeds": "N"})
    assert text.startswith("specificCommunicationRequirements")
    assert "BSL" not in text


def test_a_field_answered_twice_is_told_by_row_and_neither_answer_is_taken() -> None:
    rows = b"Field,Answer\nriskMissing,Risk Present\nriskMissing,No known risk\n"
    (text,) = refused(placements_standard.read_answers, (NamedFile("answers.csv", rows),))
    assert "row 3" in text


def test_what_is_not_known_of_culture_animals_and_communication_says_so() -> None:
    found = known()
    assert (found["pets"], found["communicationNeeds"]) == ("Not Known", "Not Specified")
    referral = storybook.referral(identity_needs=None)
    assert derived(referral, storybook.home(), TODAY, standard_catalogue())["culturalNeeds"] == "Not Known"


SPEAKS = [said(need, 0) for need in ("communication", "learning_disability", "hearing")]


@pytest.mark.parametrize(
    ("language", "school", "answer"),
    [(2, 1, "N"), (3, 1, "Y"), (None, 1, "Not Specified"), (2, 2, "Not Specified"), (2, None, "Not Specified")],
)
def test_a_child_who_may_need_an_interpreter_or_help_to_learn_is_not_said_to_need_none(
    language: int | None, school: int | None, answer: str
) -> None:
    more = {"identity_culture_language": language, "education_support": school}
    found = known(*SPEAKS, *(said(need, level) for need, level in more.items() if level is not None))
    assert found["communicationNeeds"] == answer
    assert found.get("specificCommunicationRequirements") == (("None",) if answer == "N" else None)


@pytest.mark.parametrize(("animal", "answer"), [(None, "Not Known"), ("none", "Yes - can"), ("her dog", "Yes - must")])
def test_whether_an_animal_comes_too_is_asked_before_a_home_without_one_will_do(animal: str, answer: str) -> None:
    child = storybook.newcomer().model_copy(update={"facts": (said("pet_allergy_or_fear", 0),)})
    referral = storybook.referral(child=child, brings_animal=animal)
    assert derived(referral, storybook.home(), TODAY, standard_catalogue())["pets"] == answer


def test_a_placement_agreed_comes_back_as_it_was_written() -> None:
    assert placements_standard.read(placements_standard.write(made())) == made()
