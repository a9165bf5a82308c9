"""When a statement of purpose is to be reviewed and sent, and what in it is silent, borrowed or vague."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from matching.errors import EngineFault
from matching.statement import notice, reviews, template, unstated, vague
from matching.statement.item import WHOLE, Item, Severity
from matching.statement_review import StatementReview, review
from matching.world.facts import Role
from matching.world.statement import Ages, Answer, NeedStated, Origin, Position, Stated
from scenarios import storybook as told
from scenarios.storybook import TODAY, YEAR_AGO, stated

DAY = timedelta(days=1)
REVIEW_DAYS, NOTICE_DAYS = 365, 28


def reviewed(**fields: Any) -> StatementReview:
    return review(told.home(statement=told.statement(**fields)), told.group(), TODAY)


def found(check: str, **fields: Any) -> list[Item]:
    return [i for i in reviewed(**fields).items if i.check == check]


@pytest.mark.parametrize(
    ("days_ago", "severity"),
    [
        (0, None),
        (100, None),
        (REVIEW_DAYS - 91, None),
        (REVIEW_DAYS - 90, Severity.PLAN),
        (REVIEW_DAYS, Severity.PLAN),
        (REVIEW_DAYS + 1, Severity.ACT),
    ],
)
def test_the_whole_review_is_told_when_due_ahead_and_when_overdue(days_ago: int, severity: Severity | None) -> None:
    last = TODAY - days_ago * DAY
    items = [i for i in found(reviews.ID, reviewed_on=last) if i.fields == (WHOLE,)]
    assert [(i.severity, i.due) for i in items] == ([] if severity is None else [(severity, last + REVIEW_DAYS * DAY)])


@pytest.mark.parametrize(("days_ago", "words"), [(0, "is due by"), (1, "has been overdue for 1 day.")])
def test_a_review_due_today_is_not_yet_overdue(days_ago: int, words: str) -> None:
    (item,) = found(reviews.ID, reviewed_on=TODAY - (REVIEW_DAYS + days_ago) * DAY)
    assert words in item.what


@pytest.mark.parametrize("last", [None, TODAY + DAY])
def test_a_whole_review_not_recorded_by_that_day_is_not_known_rather_than_overdue(last: date | None) -> None:
    items = [i for i in found(reviews.ID, reviewed_on=last) if i.fields == (WHOLE,)]
    assert [i.severity for i in items] == [Severity.FIND_OUT]


def test_a_field_not_looked_at_for_too_long_is_overdue_and_one_reviewed_since_is_not() -> None:
    old = {"effective": YEAR_AGO - DAY, "reviewed_on": None}
    fields = {"ages": stated(Ages(youngest=8, oldest=17), **old), "number": stated(4, **old | {"reviewed_on": TODAY})}
    looked = {f.field: f for f in reviewed(reviewed_on=None, **fields).looked_at}
    assert (looked["ages"].last, looked["ages"].due, looked["ages"].overdue) == (YEAR_AGO - DAY, TODAY - DAY, True)
    assert (looked["number"].last, looked["number"].overdue) == (TODAY, False)
    late = [i for i in found(reviews.ID, reviewed_on=None, **fields) if i.fields != (WHOLE,)]
    assert [i.fields for i in late] == [("ages",)]


def test_a_review_of_the_whole_is_a_review_of_every_field() -> None:
    old = stated(4, effective=YEAR_AGO - DAY, reviewed_on=None)
    looked = {f.field: f for f in reviewed(number=old).looked_at}
    assert looked["number"].last == TODAY - 100 * DAY
    assert not looked["number"].overdue


def changed(days_ago: int) -> tuple[Stated[Any], ...]:
    return stated(4, effective=TODAY - days_ago * DAY)


@pytest.mark.parametrize(
    ("days_ago", "sent", "severity"),
    [
        (NOTICE_DAYS, TODAY - 95 * DAY, Severity.PLAN),
        (NOTICE_DAYS + 1, TODAY - 95 * DAY, Severity.ACT),
        (NOTICE_DAYS + 1, TODAY - (NOTICE_DAYS + 2) * DAY, Severity.ACT),
        (NOTICE_DAYS + 1, TODAY - (NOTICE_DAYS + 1) * DAY, None),
        (NOTICE_DAYS + 1, TODAY, None),
        (0, TODAY - 95 * DAY, Severity.PLAN),
    ],
    ids=["last day", "overdue", "sent the day before", "sent the same day", "sent today", "in force today"],
)
def test_a_revision_is_due_at_hmci_within_28_days(days_ago: int, sent: date, severity: Severity | None) -> None:
    items = found(notice.ID, number=changed(days_ago), sent_to_regulator_on=sent)
    due = TODAY + (NOTICE_DAYS - days_ago) * DAY
    assert [(i.severity, i.due, i.fields) for i in items] == (
        [] if severity is None else [(severity, due, ("number",))]
    )


@pytest.mark.parametrize("sent", [None, TODAY + DAY])
def test_a_sending_that_is_not_recorded_by_that_day_is_not_known(sent: date | None) -> None:
    (item,) = found(notice.ID, sent_to_regulator_on=sent)
    assert item.severity is Severity.FIND_OUT
    assert "no sending is recorded" in item.what


def test_overdue_fields_and_fields_in_time_are_told_apart() -> None:
    ages = stated(Ages(youngest=8, oldest=17), effective=TODAY - 3 * DAY)
    items = found(notice.ID, number=changed(60), ages=ages)
    assert [(i.severity, i.fields) for i in items] == [(Severity.ACT, ("number",)), (Severity.PLAN, ("ages",))]


def test_the_day_told_is_that_of_the_field_due_first() -> None:
    ages = stated(Ages(youngest=8, oldest=17), effective=TODAY - 3 * DAY)
    (item,) = found(notice.ID, number=changed(5), ages=ages)
    assert item.due == TODAY + (NOTICE_DAYS - 5) * DAY


def test_a_version_still_to_come_is_neither_due_nor_in_force() -> None:
    later = stated(2, effective=TODAY + DAY)
    assert found(notice.ID, number=later) == []
    assert ("number",) in [i.fields for i in found(unstated.ID, number=later)]


def test_a_field_the_law_asks_for_is_sought_before_one_that_is_our_own_wish() -> None:
    items = {i.fields: i for i in found(unstated.ID, ages=(), who_decides=())}
    assert items["ages",].severity is Severity.FIND_OUT
    assert items["ages",].source.endswith("Sch 1 para 3")
    assert items["who_decides",].severity is Severity.CONSIDER
    assert items["who_decides",].source.startswith("Project judgement")


def test_a_field_that_is_stated_only_where_it_applies_is_not_missed() -> None:
    fields = {f for i in found(unstated.ID) for f in i.fields}
    assert not fields & {"practised_ages", "stay_length", "widest_age_gap_years"}


def test_needs_without_a_position_are_told_as_not_known() -> None:
    (item,) = (i for i in found(unstated.ID, needs=told.positions({"seizures": None})) if "need:seizures" in i.fields)
    assert item.fields == ("need:seizures",)
    assert item.severity is Severity.FIND_OUT


def test_a_statement_without_any_need_lacks_its_range_of_needs() -> None:
    fields = [i.fields for i in found(unstated.ID, needs=())]
    assert ("needs",) in fields
    assert not any(f.startswith("need:") for row in fields for f in row)


@pytest.fixture
def borrowed() -> dict[str, Any]:
    """A statement in the template's words: more children than are registered, and a decision nobody disputes."""
    template_words = {"origin": Origin.TEMPLATE, "quote": "Up to six young people.", "page": 2}
    return {"number": stated(6, **template_words), "who_decides": stated(Role.PANEL, origin=Origin.TEMPLATE)}


def test_fields_in_the_template_s_words_are_named(borrowed: dict[str, Any]) -> None:
    (item,) = found(template.ID, **borrowed)
    assert item.fields == ("number", "who_decides")
    assert item.evidence[0].page == 2
    assert found(template.ID) == []


def test_a_template_that_is_astray_ranks_above_the_home_s_own_words(borrowed: dict[str, Any]) -> None:
    wide = stated(Ages(youngest=5, oldest=17))
    items = reviewed(ages=wide, **borrowed).items
    assert [i.fields for i in items[:2]] == [("number",), ("ages",)]
    assert items[0].is_template_astray
    assert not items[1].is_template_astray


def test_a_point_is_astray_when_one_of_the_fields_that_disagree_is_the_template_s() -> None:
    practised = stated(Ages(youngest=13, oldest=17), origin=Origin.TEMPLATE)
    items = reviewed(practised_ages=practised).items
    assert [i.is_template_astray for i in items if i.fields == ("ages", "practised_ages")] == [True]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Children with COMPLEX\nneeds.", "complex needs"),
        ("We have high staff ratios.", "high staffing"),
        ("High staffing throughout.", "high staffing"),
        ("Children with challenging behaviour.", "challenging behaviour"),
        ("Contact is promoted where possible.", "where possible"),
        ("Admissions are normally planned.", "normally"),
        ("An appropriate mix.", "appropriate"),
        ("Suitable children.", "suitable"),
    ],
)
def test_vague_words_are_flagged_with_the_reason(text: str, words: str) -> None:
    (item,) = found(vague.ID, ethos=stated(text))
    assert item.fields == ("ethos",)
    assert item.evidence[0].says == words
    reason = next(w.reason for w in vague.vague_words() if w.words == words)
    assert reason in item.what


@pytest.mark.parametrize("text", ["Inappropriate words.", "Abnormally quiet.", "Two awake, one asleep.", "Unsuitable."])
def test_part_of_a_word_is_not_flagged(text: str) -> None:
    assert found(vague.ID, ethos=stated(text)) == []


def test_vague_words_are_found_in_quotations_and_conditions() -> None:
    position = Position(answer=Answer.CAN, to_level=2, condition="where possible")
    version = Stated[Position](value=position, effective=YEAR_AGO, quote="Complex needs.")
    (item,) = found(vague.ID, needs=(NeedStated(need="seizures", versions=(version,)),))
    assert item.fields == ("need:seizures",)
    assert item.evidence[0].says == "complex needs, where possible"


def test_vague_words_are_never_read_as_something_the_home_can_do() -> None:
    plain, wide = reviewed(), reviewed(ethos=stated("We meet complex needs with high staff ratios."))
    about_needs = [[i for i in r.items if any(f.startswith("need:") for f in i.fields)] for r in (plain, wide)]
    assert about_needs[0] == about_needs[1]


def test_a_list_of_vague_words_that_does_not_hold_together_is_the_engine_s_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vague.vague_words.cache_clear()
    monkeypatch.setattr(vague, "read_data", lambda name: {"vague": [{"words": "nice"}]})
    with pytest.raises(EngineFault, match="vague words"):
        vague.vague_words()
    vague.vague_words.cache_clear()
