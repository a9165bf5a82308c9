"""What a placing authority is answered is the same to the byte, whoever lives at a home and whatever is done there.

Compared are status, headers, bytes and order of every answer, and how much work it took: how many statements the
database was asked and how many words were opened, which stand for how long it takes, alike on every machine.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select

from matching.world.published import PublishedHome
from matching.world.vacancy import Vacancy
from service.actions import follow_answers, read_released, search_homes
from service.api.etag import mark_of
from service.pages import frame
from service.pages.page import Seat
from service.records import linking, looked
from service.records.assessments import changes_since
from service.records.desk import Desk
from service.records.home_answers import Answered, HomeAnswer, Says
from service.records.one_child import same_child
from service.records.published import published
from service.records.statements import Released, released
from service.store.opening import Store, Transaction
from service.store.rows import AssessmentRow, AuditRow, ResidenceRow
from tests.service.asked_by_an_authority import Told
from tests.service.conftest import Make
from tests.service.two_worlds import Pattern, asked_of_both, differences, pattern_in

SEED, KNOWN_OTHERWISE = "a home", "a house"
"""Of the second pair one home knows a record of its own to be of the child referred, and somebody there the child."""
Patch = pytest.MonkeyPatch


@pytest.fixture(scope="module")
def pattern(new_sqlite: Make) -> Pattern:
    """Records before lives go apart."""
    return pattern_in(new_sqlite())


def test_an_authority_is_answered_the_same_whoever_lives_at_the_home(pattern: Pattern, new_sqlite: Make) -> None:
    one, other = asked_of_both(pattern, new_sqlite, KNOWN_OTHERWISE)
    assert _of(one, 200, "/desk") > 10
    assert _of(one, 200, "/authority") > 8
    assert list(differences(one, other)) == []


def _of(told: list[Told], status: int, part: str) -> int:
    return sum(each.status == status and part in each.asked for each in told)


def a_mark_made_from_more_than_was_shown(patch: Patch) -> None:
    def defect(store: Store, person: str, shown: bytes) -> str:
        beside = sqlite3.connect(f"file:{store.engine.url.database}?mode=ro", uri=True)
        lines = beside.execute("SELECT count(*) FROM audit_rows").fetchone()
        beside.close()
        return mark_of(store, person, shown + str(lines).encode())

    patch.setattr("service.api.answering.mark_of", defect)


def a_statement_marked_as_old(patch: Patch) -> None:
    def defect(desk: Desk, referral: str) -> tuple[Released, ...]:
        rows = desk.t.session.scalars(select(AssessmentRow).order_by(AssessmentRow.made_at)).all()
        changed = len(changes_since(desk, rows[0])), len(rows)
        return tuple(each.model_copy(update={"words": f"{each.words} {changed}"}) for each in released(desk, referral))

    patch.setattr(read_released, "released", defect)


def places_worked_out_from_who_lives_there(patch: Patch) -> None:
    def defect(desk: Desk) -> tuple[PublishedHome, ...]:
        told = Vacancy(places=len(_lines_of_those_there(desk)), since=desk.day, told_on=desk.day)
        return tuple(home.model_copy(update={"vacancies": (told,)}) for home in published(desk))

    patch.setattr(search_homes, "published", defect)


def a_look_at_each_child_who_lives_there(patch: Patch) -> None:
    """Nothing of it is told, but it takes longer the more there are."""

    def defect(desk: Desk) -> tuple[PublishedHome, ...]:
        for line in _lines_of_those_there(desk):
            desk.t.session.scalar(select(func.count()).where(ResidenceRow.id == line))
        return published(desk)

    patch.setattr(search_homes, "published", defect)


def a_page_that_counts_checks(patch: Patch) -> None:
    honest = frame.rendered

    def defect(seat: Seat, *given: Any) -> str:
        checks = 0 if seat.at is None else seat.at.t.session.scalar(select(func.count()).select_from(AssessmentRow))
        return honest(seat, *given) + f"<!-- {checks} -->"

    patch.setattr("service.pages.answering.rendered", defect)


def when_something_last_happened_there(patch: Patch) -> None:
    def defect(desk: Desk, *_: str) -> Answered:
        others = AuditRow.organisation_id != desk.actor.organisation
        last = desk.t.session.scalars(select(func.max(AuditRow.at)).where(others)).one()
        return Answered(at=last, answer=HomeAnswer(says=Says.NOT_OFFERED))

    patch.setattr(follow_answers, "last_answer", defect)


def _lines_of_those_there(desk: Desk) -> list[str]:
    return list(desk.t.session.scalars(select(ResidenceRow.id)))


def other_records_looked_at_for_an_authority(patch: Patch) -> None:
    """None of a home is told of, but it takes longer where there is one of the child."""

    def defect(t: Transaction, _: str, child: str) -> tuple[str, ...]:
        return same_child(t, child)

    patch.setattr(linking, "same_child_for", defect)


def a_refusal_of_who_knows_the_child_told(patch: Patch) -> None:
    patch.setattr(looked, "OF_WHO_KNOWS", ())


@pytest.mark.parametrize(
    ("defect", "where"),
    [
        (other_records_looked_at_for_an_authority, "/children/{child}/records"),
        (a_refusal_of_who_knows_the_child_told, "/children/{child}/looked"),
        (a_mark_made_from_more_than_was_shown, "/authority/referrals/{referral}"),
        (a_statement_marked_as_old, "released"),
        (places_worked_out_from_who_lives_there, "search"),
        (a_look_at_each_child_who_lives_there, "search"),
        (when_something_last_happened_there, "/authority/do/follow-the-answers-of-homes"),
        (a_page_that_counts_checks, "/desk/placing/{referral}/released"),
    ],
)
def test_what_tells_of_the_home_would_be_caught(
    pattern: Pattern, new_sqlite: Make, monkeypatch: Patch, defect: Callable[[Patch], None], where: str
) -> None:
    defect(monkeypatch)
    one, other = asked_of_both(pattern, new_sqlite, KNOWN_OTHERWISE if "{child}" in where else SEED, where)
    assert _of(one, 200, "") > 0
    assert list(differences(one, other)) != []
