"""Numbers of law and judgement are dated, sourced, and never made up for a day on which none holds."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from matching.errors import EngineFault
from matching.world import policy as module
from matching.world.catalogue import read_data
from matching.world.policy import Parameter, Policy, Standing, ValueFrom, england

POLICY = england()
BY_ID = {p.id: p for p in POLICY.parameters}
FIRST_DAY = date(2015, 4, 1)
TODAY = date(2026, 11, 22)

LAW = {
    "short_break_longest_stay_nights": 17,
    "short_break_nights_in_12_months": 75,
    "statement_notice_days": 28,
    "placement_plan_working_days": 5,
    "area_authority_notice_working_days": 5,
    "record_retention_years": 75,
    "record_retention_after_death_years": 15,
    "key_stage_4_first_year": 10,
    "key_stage_4_last_year": 11,
    "adult_age": 18,
}

JUDGEMENT = {
    "location_review_days": 365,
    "statement_review_days": 365,
    "declined_referral_retention_days": 365,
    "near_home_miles": 20,
    "age_gap_years": 5,
    "minority_of_one_from_group": 3,
    "competent_staff_to_cover_shift": 2,
    "staff_awake_minimum": 1,
    "strong_staff_draw_quarters": 8,
    "night_waking_level": 3,
    "competence_reassessment_days": 365,
    "emergency_notice_hours_default": 8,
    "emergency_arrival_days_most": 7,
    "emergency_review_hours": 72,
    "post_placement_review_days": 30,
    "stay_horizon_nights": 365,
    "wishes_fresh_days": 90,
    "views_fresh_days": 90,
    "school_journey_miles": 15,
    "listed_school_journey_miles": 30,
    "contact_journey_miles": 30,
    "share_age_gap_years": 2,
    "many_earlier_placements": 4,
    "close_review_days": 91,
    "light_sleep_level": 2,
    "share_sexual_behaviour_level": 1,
    "staff_hour_pounds": 17,
    "hours_of_a_day_shift": 8,
    "hours_of_an_evening_shift": 7,
    "hours_of_a_night_shift": 10,
    "waking_instead_of_sleep_in_weekly_pounds": 840,
    "days_to_add_to_a_shift": 14,
    "days_to_open_a_bedroom": 10,
    "pounds_to_open_a_bedroom": 600,
    "days_to_meet_an_identity_need": 7,
    "days_to_get_an_approval": 5,
    "days_to_revise_the_statement": 10,
    "days_to_vary_registration": 60,
    "days_to_evidence_a_safeguard": 7,
    "vacancies_fresh_days": 14,
    "place_hold_hours": 48,
    "place_hold_emergency_hours": 4,
    "most_places_held": 3,
    "offer_open_days_most": 14,
}


def with_values(id: str, *values: ValueFrom) -> Policy:
    changed = BY_ID[id].model_copy(update={"values": values})
    return POLICY.model_copy(update={"parameters": tuple(changed if p.id == id else p for p in POLICY.parameters)})


def load_instead(monkeypatch: pytest.MonkeyPatch, data: dict[str, Any]) -> Policy:
    def read(name: str) -> dict[str, Any]:
        assert name == "england.toml"
        return data

    monkeypatch.setattr(module, "read_data", read)
    return england.__wrapped__()


def test_every_value_of_law_and_judgement_is_held_as_such() -> None:
    assert dict(POLICY.on(TODAY).values) == LAW | JUDGEMENT
    assert {p.id for p in POLICY.parameters if p.standing is Standing.LAW} == LAW.keys()


def test_every_parameter_is_given_once() -> None:
    assert len(BY_ID) == len(POLICY.parameters)


@pytest.mark.parametrize("parameter", POLICY.parameters, ids=lambda p: p.id)
def test_judgement_is_never_dressed_as_law(parameter: Parameter) -> None:
    is_law = parameter.standing is Standing.LAW
    assert parameter.source.startswith("Project judgement") != is_law
    assert not is_law or re.search(r"\b(?:reg|s) \d", parameter.source)


@pytest.mark.parametrize("parameter", POLICY.parameters, ids=lambda p: p.id)
def test_no_value_stands_for_a_day_before_the_first(parameter: Parameter) -> None:
    first = min(v.since for v in parameter.values)
    assert POLICY.on(first)[parameter.id] is not None
    with pytest.raises(EngineFault, match=f"'{parameter.id}' holds on 2015-03-31"):
        POLICY.on(first - timedelta(days=1))[parameter.id]


def test_a_parameter_nobody_wrote_has_no_default() -> None:
    with pytest.raises(EngineFault, match="no_such_parameter"):
        POLICY.on(TODAY)["no_such_parameter"]


@given(st.dates(FIRST_DAY, date(2060, 1, 1)), st.dates(FIRST_DAY + timedelta(days=1), date(2060, 1, 1)))
def test_a_later_value_leaves_every_earlier_day_as_it_was(day: date, change: date) -> None:
    id = "short_break_nights_in_12_months"
    amended = with_values(id, *BY_ID[id].values, ValueFrom(since=change, value=90))
    assert amended.on(day)[id] == (90 if day >= change else 75)
    others = {other: value for other, value in amended.on(day).values.items() if other != id}
    assert others == {other: value for other, value in POLICY.on(day).values.items() if other != id}


@given(st.permutations([(date(2015, 4, 1), 17), (date(2020, 4, 24), 30), (date(2021, 10, 1), 17)]))
def test_the_order_in_which_values_are_written_changes_nothing(written: list[tuple[date, int]]) -> None:
    id = "short_break_longest_stay_nights"
    policy = with_values(id, *(ValueFrom(since=since, value=value) for since, value in written))
    days = (date(2020, 4, 23), date(2020, 4, 24), date(2021, 9, 30), date(2021, 10, 1))
    assert [policy.on(day)[id] for day in days] == [17, 30, 30, 17]


def test_the_values_of_a_day_say_their_day_and_version() -> None:
    assert (POLICY.on(TODAY).day, POLICY.on(TODAY).version) == (TODAY, POLICY.version)


@pytest.mark.parametrize("value", ["17", True, 17.0, None])
def test_a_value_that_is_not_a_whole_number_is_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        ValueFrom.model_validate({"since": FIRST_DAY, "value": value})


@pytest.mark.parametrize(("field", "value"), [("standing", "custom"), ("values", []), ("colour", "red")])
def test_a_faulty_file_is_our_fault_and_says_so(monkeypatch: pytest.MonkeyPatch, field: str, value: object) -> None:
    data = read_data("england.toml")
    data["parameter"][0][field] = value
    with pytest.raises(EngineFault, match=field):
        load_instead(monkeypatch, data)
