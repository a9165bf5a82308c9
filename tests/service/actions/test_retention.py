"""A child's record goes when two people have said so, it need not be kept, and no hold stands; and then it is gone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import delete, select
from sqlalchemy.exc import DBAPIError

from matching.check import check
from matching.errors import BadInput
from matching.world.facts import Role
from service.access.relation import RelationKind
from service.actions import (
    ask_destruction,
    destroy_record,
    hold_record,
    lift_hold,
    read_retention,
    record_death,
)
from service.actions.ask_destruction import AskDestruction
from service.actions.destroy_record import DestroyRecord
from service.actions.hold_record import HoldRecord
from service.actions.lift_hold import LiftHold
from service.actions.read_retention import AskRetention
from service.actions.record_death import RecordDeath
from service.records import kept_until as kept_until_module
from service.records import lives, retention
from service.records.closing import Cause, Closing, write_closing
from service.records.deaths import Death
from service.records.desk import NotThere, at_desk
from service.records.destroying import rows_of
from service.records.entering import Entry, enter
from service.records.kept_until import Life, kept_until
from service.records.ledgers import verify_all
from service.records.proof import NotJustProved
from service.records.retention import Retention
from service.records.retention_steps import Ground, Over, take
from service.records.signing import sign_decision
from service.store.opening import Store
from service.store.rows import (
    AuditRow,
    ChildRow,
    ChildVersionRow,
    DecisionRow,
    ReferralRow,
)
from tests.service.actions.doing import count, do, proved
from tests.service.actions.test_placing import told
from tests.service.ledger.signed import assessed, document
from tests.service.records.made import DAY, NOW, WORLD, Made

REPORT = check(WORLD, WORLD.referrals[0].id, WORLD.homes[0].urn, DAY)
IN_A_YEAR = NOW + timedelta(days=365)
LATER = IN_A_YEAR + timedelta(days=30)


@dataclass(frozen=True)
class Declined:
    """A child whom a home wrote down itself and declined, and the two people who can have the record destroyed."""

    made: Made
    child: str
    decision: str

    @property
    def responsible(self) -> str:
        return self.made.people[RelationKind.RESPONSIBLE_INDIVIDUAL]


@pytest.fixture
def declined(store: Store, made: Made) -> Declined:
    return declined_at(store, made)


def declined_at(store: Store, made: Made, cause: Cause = Cause.NOT_WANTED) -> Declined:
    """The child and all that was written down until then: the home would have taken the child."""
    own = told(5, placing_authority="By telephone")
    (entered,) = at_desk(store, made.manager, NOW, lambda desk: enter(desk, made.home, (Entry(referral=own),)))
    with store.transaction() as t:
        child = t.session.get_one(ReferralRow, entered.referral).child_id
    checked = assessed(store, replace(made, referral=entered.referral), REPORT)
    signed = document(made, checked, REPORT, referral=own.id, child=own.child.id)
    at_desk(store, made.manager, NOW, lambda desk: sign_decision(desk, signed))
    close = Closing(cause=cause)
    at_desk(store, made.manager, NOW, lambda desk: write_closing(desk, entered.referral, close))
    return Declined(made, child, signed.id)


def ask(store: Store, of: Declined, at: datetime = IN_A_YEAR) -> Retention:
    return do(store, ask_destruction.ACT, AskDestruction(child=of.child), of.made.manager, at)


def confirm(store: Store, of: Declined, at: datetime = LATER, by: str | None = None) -> Retention:
    person = by or of.responsible
    return do(store, destroy_record.ACT, DestroyRecord(child=of.child), person, at, proved(person, at))


def hold(store: Store, of: Declined, at: datetime = IN_A_YEAR) -> Retention:
    return do(store, hold_record.ACT, HoldRecord(child=of.child, ground=Ground.INQUIRY), of.made.manager, at)


def faults(store: Store) -> list[str]:
    with store.transaction() as t:
        return [str(fault) for _, verdict in verify_all(t) for fault in verdict.faults]


def left(store: Store, child: str) -> list[str]:
    with store.transaction() as t:
        return list(rows_of(t, child))


def test_a_record_is_gone_once_two_people_have_said_so_and_nothing_of_another_child_is(
    store: Store, declined: Declined
) -> None:
    others = count(store, ChildVersionRow) - 1
    died(store, declined.made, DAY, declined.child)
    hangs_on_it = {"child_versions", "child_deaths", "referral_versions", "assessments", "decisions"}
    assert hangs_on_it <= set(left(store, declined.child))
    asked = ask(store, declined)
    assert (asked.may_be_confirmed_from, asked.destroyed_on) == (LATER.date(), None)
    assert confirm(store, declined).destroyed_on == LATER.date()
    assert (left(store, declined.child), count(store, DecisionRow), count(store, ChildVersionRow)) == ([], 0, others)
    with store.transaction() as t:
        assert t.session.get_one(ChildRow, declined.child).reference == declined.child
        assert t.session.scalars(select(AuditRow.number).where(AuditRow.child_id == declined.child)).first()
    assert faults(store) == []
    with pytest.raises(BadInput, match="was destroyed"):
        do(store, ask_destruction.ACT, AskDestruction(child=declined.child), declined.responsible, LATER)


def test_who_asked_cannot_confirm_and_nobody_before_thirty_days(store: Store, declined: Declined) -> None:
    with pytest.raises(BadInput, match="nobody has asked for it"):
        confirm(store, declined)
    ask(store, declined)
    with pytest.raises(BadInput, match="cannot confirm"):
        confirm(store, declined, by=declined.made.manager)
    with pytest.raises(BadInput, match="can be confirmed from"):
        confirm(store, declined, LATER - timedelta(days=1))
    with pytest.raises(NotJustProved):
        do(store, destroy_record.ACT, DestroyRecord(child=declined.child), declined.responsible, LATER)
    assert count(store, DecisionRow) == 1


def test_one_person_alone_would_be_caught(store: Store, declined: Declined, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "_not_yet", lambda *_: ())
    with pytest.raises(pytest.fail.Exception):
        test_who_asked_cannot_confirm_and_nobody_before_thirty_days(store, declined)


def test_under_a_legal_hold_nothing_is_destroyed_and_what_was_asked_for_is_asked_anew(
    store: Store, declined: Declined
) -> None:
    ask(store, declined)
    assert hold(store, declined).held_because is Ground.INQUIRY
    for act in (ask, confirm, hold):
        with pytest.raises(BadInput, match="a legal hold stands"):
            act(store, declined)
    lifted = LiftHold(child=declined.child, over=Over.ENDED)
    assert do(store, lift_hold.ACT, lifted, declined.responsible, LATER).held_since is None
    with pytest.raises(BadInput, match="nobody has asked for it"):
        confirm(store, declined)
    with pytest.raises(BadInput, match="no legal hold"):
        do(store, lift_hold.ACT, lifted, declined.responsible, LATER)
    assert faults(store) == []


def test_a_hold_that_is_not_looked_at_would_be_caught(
    store: Store, declined: Declined, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "in_the_way", lambda *_: ())
    with pytest.raises(pytest.fail.Exception):
        test_under_a_legal_hold_nothing_is_destroyed_and_what_was_asked_for_is_asked_anew(store, declined)


def test_what_the_law_keeps_is_refused_with_the_reason_and_the_day(store: Store, made: Made) -> None:
    resident = made.residents[0]
    born = at_desk(store, made.manager, NOW, lambda desk: desk.child(resident)).date_of_birth
    assert born is not None
    found = do(store, read_retention.ACT, AskRetention(child=resident), made.manager)
    assert found.kept_until == born.replace(year=born.year + 75)
    with pytest.raises(BadInput, match=f"until .*{born.year + 75}.*reg 36"):
        do(store, ask_destruction.ACT, AskDestruction(child=resident), made.manager)


def test_a_child_who_was_accepted_and_has_a_place_is_kept_as_one_who_came_though_nobody_recorded_it(
    store: Store, made: Made
) -> None:
    placed = declined_at(store, made, Cause.PLACED)
    with pytest.raises(BadInput, match="75 years from the date of birth"):
        ask(store, placed)


def test_an_accepted_child_taken_for_one_who_never_came_would_be_caught(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lives, "_accepted", lambda *_: set())
    with pytest.raises(pytest.fail.Exception):
        test_a_child_who_was_accepted_and_has_a_place_is_kept_as_one_who_came_though_nobody_recorded_it(store, made)


def died(store: Store, made: Made, on: date | None, child: str | None = None) -> Retention:
    death = Death(died_on=on, said_by=Role.HEALTH, source="the medical certificate")
    return do(store, record_death.ACT, RecordDeath(child=child or made.residents[0], death=death), made.manager)


def test_a_death_that_is_written_down_with_its_source_decides_the_day_and_can_be_put_right(
    store: Store, made: Made
) -> None:
    before = do(store, read_retention.ACT, AskRetention(child=made.residents[0]), made.manager)
    found = died(store, made, DAY)
    assert found.kept_until == DAY.replace(year=DAY.year + 15)
    assert "15 years from the death" in found.because
    assert found.death is not None
    assert found.death.source == "the medical certificate"
    assert died(store, made, None) == before
    for wrong in (DAY + timedelta(days=1), date(1990, 1, 1)):
        with pytest.raises(BadInput, match=r"it is in the future|it is before the birth"):
            died(store, made, wrong)


def test_the_day_is_counted_from_birth_and_where_that_is_not_known_nobody_can_say() -> None:
    born = date(1948, 2, 29)
    life = Life(born=born, lived_here=True, still_open=False, begun=date(1960, 1, 1), last_done=DAY)
    assert kept_until(life, DAY).until == date(2023, 3, 1)
    assert kept_until(replace(life, born=None), DAY).until is None
    last_day_under_18 = date(1966, 2, 28)
    assert kept_until(replace(life, died=last_day_under_18), DAY).until == date(1981, 2, 28)
    assert kept_until(replace(life, died=date(1966, 3, 1)), DAY).until == date(2023, 3, 1)
    assert kept_until(replace(life, died=date(1964, 2, 29)), DAY).until == date(1979, 3, 1)
    assert kept_until(replace(life, died=date(1959, 12, 31)), DAY).until == date(2023, 3, 1)
    assert kept_until(replace(life, born=None, died=last_day_under_18), DAY).until is None
    assert kept_until(replace(life, died=date(1948, 2, 28)), DAY).until == date(2023, 3, 1)
    never = replace(life, born=None, lived_here=False)
    assert kept_until(never, DAY).until == DAY + timedelta(days=365)
    assert kept_until(replace(never, still_open=True), DAY).until is None


def a_year_mistyped_far_too_early_destroys_nothing(store: Store, made: Made) -> None:
    """Of a child who lived here and has left; what the two say is looked at by nothing else."""
    child = made.residents[0]
    own = at_desk(store, made.manager, NOW, lambda desk: desk.child(child))
    wrong = own.model_copy(update={"date_of_birth": date(1914, 5, 1), "facts": ()})
    at_desk(store, made.manager, NOW, lambda desk: desk.write_child(child, wrong))
    found = do(store, read_retention.ACT, AskRetention(child=child), made.manager)
    assert found.kept_until is None
    assert "over 25 years old when the record was begun" in found.because
    with pytest.raises(BadInput, match="Put the date of birth right"):
        do(store, ask_destruction.ACT, AskDestruction(child=child), made.manager)
    assert died(store, made, DAY).kept_until is None


def test_a_year_of_birth_mistyped_far_too_early_lets_nothing_be_destroyed_and_says_so(store: Store, made: Made) -> None:
    a_year_mistyped_far_too_early_destroys_nothing(store, made)


def test_a_year_of_birth_that_nobody_doubts_would_be_caught(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_until_module, "OLDEST", 200)
    with pytest.raises(AssertionError):
        a_year_mistyped_far_too_early_destroys_nothing(store, made)


def test_who_is_nothing_to_the_record_has_no_say_in_it(store: Store, declined: Declined) -> None:
    for kind in set(RelationKind) - {RelationKind.REGISTERED_MANAGER, RelationKind.RESPONSIBLE_INDIVIDUAL}:
        with pytest.raises(NotThere):
            do(store, read_retention.ACT, AskRetention(child=declined.child), declined.made.people[kind], IN_A_YEAR)


def test_a_row_that_nobody_had_destroyed_is_kept_by_the_database(store: Store, declined: Declined) -> None:
    for kind in (ChildVersionRow, DecisionRow):
        with pytest.raises(DBAPIError, match="can only grow"), store.transaction() as t:
            t.session.execute(delete(kind))


def test_a_decision_taken_away_by_another_way_is_found_by_the_ledger(
    store: Store, declined: Declined, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "take", lambda *given: take(*given[:5]))
    ask(store, declined)
    confirm(store, declined)
    assert faults(store) == ["entry 1: the document that was signed is missing"]
