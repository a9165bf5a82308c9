"""A review of a statement of purpose tells its points in one order, for one home, and only advises."""

from __future__ import annotations

import pkgutil
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import matching.statement
from matching.check import check
from matching.errors import BadInput
from matching.statement import CHECKS, says_less
from matching.statement.fields import FIELDS
from matching.statement.item import Severity, State
from matching.statement_review import StatementReview, review
from matching.world.group import Group
from matching.world.home import Home
from matching.world.statement import StatementOfPurpose
from scenarios import storybook as told
from scenarios.storybook import TODAY, URN
from tests.strategies import AS_AT, homes

PIECES = {"fields", "item", "registered", "standing"}
SHUFFLED = ("staff", "shifts", "bedrooms", "has", "lacks", "conditions")


def ordinary(home: Home | None = None) -> StatementReview:
    return review(home or told.home(), told.group(), TODAY)


def test_every_check_file_is_registered_once() -> None:
    files = {m.name for m in pkgutil.iter_modules(matching.statement.__path__)} - PIECES
    registered = [getattr(c, "__name__", "").rpartition(".")[2] for c in CHECKS]
    assert sorted(registered) == sorted(files)


@pytest.mark.parametrize("check_file", CHECKS, ids=lambda c: c.ID)
def test_every_check_says_what_it_finds_in_one_sentence(check_file: object) -> None:
    first = (check_file.__doc__ or "").splitlines()[0]
    assert first.endswith(".")
    assert 20 < len(first) < 140


def test_every_field_of_the_statement_is_reviewed() -> None:
    dates = {"reviewed_on", "sent_to_regulator_on"}
    assert {f.key for f in FIELDS} == set(StatementOfPurpose.model_fields) - dates


def test_points_come_most_pressing_first() -> None:
    bare = told.home(statement=told.statement(needs=told.positions(otherwise=4)), has=(), staff=(), shifts=())
    severities = [i.severity for i in ordinary(bare).items]
    assert severities == sorted(severities)
    assert {Severity.FIND_OUT, Severity.CONSIDER} <= set(severities)


def test_the_review_says_that_it_advises_and_what_it_cannot_see() -> None:
    assert "advises" in ordinary().advice
    assert "Schedule 1 asks for more" in ordinary().advice


def test_a_review_survives_being_written_down() -> None:
    written = ordinary()
    assert StatementReview.model_validate_json(written.model_dump_json()) == written


def test_a_group_or_report_of_another_home_is_refused_with_every_problem() -> None:
    other = told.home(urn="SC900102")
    reports = [check(told.world(), "R-1", URN, TODAY)]
    with pytest.raises(BadInput) as refused:
        review(other, told.group(), TODAY, refused=reports)
    assert [p.where for p in refused.value.problems] == [f"group of home {URN}", f"report on referral R-1, home {URN}"]
    assert all(p.way_out for p in refused.value.problems)


def test_a_home_of_which_nothing_is_recorded_lacks_nothing_for_certain() -> None:
    bare = Home(urn=URN, name="Alder Bank", provider="Alder Care", statement=told.statement())
    found = ordinary(bare)
    assert found.of(Severity.ACT) == ()
    assert {s.state for i in found.items for s in i.standings} == {State.NOT_RECORDED}


def alone(home: Home) -> StatementReview:
    """The review of a home where nobody lives."""
    return review(home, Group(urn=home.urn), AS_AT)


def missing(found: StatementReview) -> set[tuple[str, ...]]:
    return {(*i.fields, s.capability) for i in found.items for s in i.standings if s.state is State.MISSING}


@settings(max_examples=settings().max_examples // 2)
@given(homes())
def test_every_point_has_a_source_and_a_way_forward_and_an_opportunity_rests_on_what_is_in_place(home: Home) -> None:
    for item in alone(home).items:
        assert item.source.startswith(("Children's Homes (England) Regulations 2015", "Project judgement"))
        assert item.way_forward
        if item.check == says_less.ID:
            assert {s.state for s in item.standings} == {State.IN_PLACE}


@settings(max_examples=settings().max_examples // 2)
@given(homes(), st.integers(0, 2**16))
def test_the_order_things_were_written_in_changes_nothing(home: Home, seed: int) -> None:
    dice = random.Random(seed)
    parts = {k: tuple(dice.sample(getattr(home, k), len(getattr(home, k)))) for k in SHUFFLED}
    needs = tuple(dice.sample(home.statement.needs, len(home.statement.needs)))
    statement = home.statement.model_copy(update={"needs": needs})
    assert alone(home.model_copy(update=parts | {"statement": statement})) == alone(home)


@settings(max_examples=settings().max_examples // 2)
@given(homes())
def test_recording_nothing_never_makes_anything_missing(home: Home) -> None:
    unrecorded = home.model_copy(update={"lacks": (), "staff": (), "shifts": (), "bedrooms": ()})
    assert missing(alone(unrecorded)) == set()
