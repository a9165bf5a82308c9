"""A check is kept as it was shown, and any change to anything it used voids it until it is run again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from matching.check import MatchReport, check
from matching.rules import bedroom
from matching.world.change import with_account, with_child, with_group, with_home, with_referral
from matching.world.facts import Role
from matching.world.home import Home
from matching.world.statement import Ages
from matching.world.vacancy import Vacancy
from matching.world.world import World
from scenarios import storybook
from service.access.kind import Kind
from service.actions import read_check, run_check, tell_places, waiting
from service.actions.read_check import AskCheck
from service.actions.run_check import RunCheck
from service.actions.tell_places import TellPlaces
from service.actions.waiting import AskWaiting
from service.assessing.shown import as_shown
from service.records import assessments, taking_in
from service.records.assessments import Assessment, Checked, last_of
from service.records.desk import NotThere, at_desk
from service.records.handing_out import homes_on
from service.records.taking_in import take_in
from service.records.uses import Use, uses_of
from service.records.versions import Writing, write_down
from service.store.opening import Store
from service.store.rows import AuditRow, HomePlacesRow, SendingRow
from service.store.rows.assessment_use import Of
from tests.service.actions.doing import do
from tests.service.records.made import DAY, NOW, WORLD, Made

REFERRAL, HOME = WORLD.referrals[0], WORLD.homes[0]
RESIDENT = WORLD.groups[0].residents[0].child
LATER = NOW + timedelta(hours=1)


def run(store: Store, made: Made) -> Assessment:
    return do(store, run_check.ACT, RunCheck(home=made.home, referral=made.referral), made.manager)


def read(store: Store, made: Made, id: str) -> Assessment:
    return do(store, read_check.ACT, AskCheck(assessment=id), made.manager, LATER)


def write(store: Store, world: World) -> None:
    with store.transaction() as t:
        take_in(Writing(t, DAY, NOW), world)


def test_a_check_is_the_engines_with_its_versions_and_what_is_not_known(store: Store, made: Made) -> None:
    write(store, with_child(WORLD, REFERRAL.child.id, lambda c: c.model_copy(update={"facts": ()})))
    shown = as_shown(run(store, made).written)
    assert shown.report.versions.inputs_sha256
    assert {section.child for section in shown.report.sections} == {r.child.id for r in WORLD.groups[0].residents}
    assert shown.enquiries.in_order
    assert list(shown.critical) == [question.fact for question in shown.open_questions()] != []
    assert shown.enquiries.in_order[0].ask


def test_the_engine_answers_the_same_on_the_records_as_on_the_world(store: Store, made: Made) -> None:
    shown = as_shown(run(store, made).written)
    alone = check(WORLD, REFERRAL.id, HOME.urn, DAY)
    assert shown.report.model_dump(mode="json") == alone.model_dump(mode="json")


def test_read_again_it_is_the_same_to_the_byte_whatever_has_changed(store: Store, made: Made) -> None:
    first = run(store, made)
    assert read(store, made, first.id) == first
    write(store, CHANGES[Of.RESIDENT](WORLD))
    again = read(store, made, first.id)
    assert again.written.encode() == first.written.encode() == as_shown(first.written).written().encode()
    assert (again.void_since, again.changed) == (LATER, (Of.RESIDENT,))


def test_every_child_in_a_check_is_noted_when_it_is_run_and_when_it_is_read(store: Store, made: Made) -> None:
    first = run(store, made)
    read(store, made, first.id)
    with store.transaction() as t:
        children = t.session.scalars(select(AuditRow.child_id).where(AuditRow.at == LATER)).all()
    assert set(children) == {*made.residents, made.referred}


def _tie(world: World) -> World:
    return with_group(world, HOME.urn, lambda g: g.model_copy(update={"ties": g.ties[:1]}))


def _nobody_new(world: World) -> World:
    return with_group(world, HOME.urn, lambda g: g.model_copy(update={"residents": g.residents[1:]}))


def _harm(world: World, child: str) -> World:
    return with_child(world, child, lambda c: with_account(c, "aggression_to_peers", storybook.said(3)))


def _statement(world: World) -> World:
    changed = storybook.statement(ages=storybook.stated(Ages(youngest=5, oldest=9)))
    return with_home(world, HOME.urn, lambda h: h.model_copy(update={"statement": changed}))


def _enquiry(world: World) -> World:
    asked = storybook.asked(Role.POLICE, "Nothing is known.")
    return with_referral(world, REFERRAL.id, lambda r: r.model_copy(update={"enquiries": (*r.enquiries, asked)}))


CHANGES: dict[Of, Callable[[World], World]] = {
    Of.HOME: lambda world: with_home(world, HOME.urn, lambda h: h.model_copy(update={"staff": h.staff[1:]})),
    Of.STATEMENT: _statement,
    Of.GROUP: _tie,
    Of.RESIDENCE: _nobody_new,
    Of.RESIDENT: lambda world: _harm(world, RESIDENT.id),
    Of.REFERRAL: lambda world: with_referral(
        world, REFERRAL.id, lambda r: r.model_copy(update={"legal_status": "interim care order"})
    ),
    Of.CHILD: lambda world: _harm(world, REFERRAL.child.id),
    Of.ENQUIRY: _enquiry,
}


@pytest.mark.parametrize("of", CHANGES)
def test_any_change_to_what_a_check_used_voids_it_until_it_is_run_again(store: Store, made: Made, of: Of) -> None:
    first = run(store, made)
    write(store, CHANGES[of](WORLD))
    changed = read(store, made, first.id)
    assert of in changed.changed
    assert changed.void_since is not None
    if of is not Of.RESIDENCE:
        write(store, WORLD)
        assert read(store, made, first.id).void_since == changed.void_since
    assert run(store, made).void_since is None


def _tell_places(store: Store, made: Made) -> None:
    told = (Vacancy(places=1, since=DAY, told_on=LATER.date()),)
    do(store, tell_places.ACT, TellPlaces(home=made.home, vacancies=told), made.manager, LATER)


def test_places_that_a_home_tells_of_void_no_check_of_its_own(store: Store, made: Made) -> None:
    first = run(store, made)
    _tell_places(store, made)
    assert read(store, made, first.id).void_since is None
    with store.transaction() as t:
        (home,) = homes_on(t, DAY)
    assert [vacancy.places for vacancy in home.vacancies] == [1]
    write(store, CHANGES[Of.HOME](WORLD))
    assert read(store, made, first.id).changed == (Of.HOME,)


class Watched(Home):
    """A home that lets nobody look at the places it has told of."""

    def __getattribute__(self, name: str) -> Any:
        if name == "vacancies":
            raise AssertionError("the places told of were looked at")
        return super().__getattribute__(name)


def check_watched() -> MatchReport:
    fields = {name: getattr(HOME, name) for name in Home.model_fields}
    world = WORLD.model_copy(update={"homes": (Watched.model_construct(**fields),)})
    return check(world, REFERRAL.id, HOME.urn, DAY)


def test_no_rule_looks_at_the_places_told_of_when_it_checks_a_match() -> None:
    assert check_watched().findings == check(WORLD, REFERRAL.id, HOME.urn, DAY).findings


def test_a_rule_that_looks_at_the_places_told_of_would_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = bedroom.questions
    monkeypatch.setattr(bedroom, "questions", lambda match: match.home.vacancies or honest(match))
    with pytest.raises(AssertionError, match="were looked at"):
        check_watched()


def test_places_written_down_in_a_homes_own_record_as_they_once_were_are_read_there(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = write_down

    def as_before(writing: Writing, kind: Any, *rest: Any) -> None:
        if kind is not HomePlacesRow:
            honest(writing, kind, *rest)

    told = (Vacancy(places=2, since=DAY, told_on=DAY),)
    with store.transaction() as t:
        monkeypatch.setattr("service.records.taking_in.write_down", as_before)
        monkeypatch.setattr(taking_in, "OF_HOME", frozenset({"statement"}))
        taking_in.take_in_home(Writing(t, DAY, NOW), HOME.model_copy(update={"vacancies": told}))
        assert homes_on(t, DAY)[0].vacancies == told
        monkeypatch.undo()
        taking_in.take_in_home(Writing(t, DAY, NOW), HOME.model_copy(update={"vacancies": told[:0]}))
        assert homes_on(t, DAY)[0].vacancies == ()


def test_a_referral_that_was_withdrawn_voids_the_check(store: Store, made: Made) -> None:
    first = run(store, made)
    with store.transaction() as t:
        t.session.scalars(select(SendingRow)).one().withdrawn_on = DAY
    assert read(store, made, first.id).changed == (Of.SENDING,)


def test_a_changed_fact_of_a_resident_that_is_not_noticed_is_caught(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def defect(*asked: object) -> frozenset[Use]:
        """Looks at the child referred alone, as one easily does."""
        return frozenset(use for use in uses_of(*asked) if use.of is not Of.RESIDENT)  # type: ignore[arg-type]

    monkeypatch.setattr(assessments, "uses_of", defect)
    monkeypatch.setattr("service.assessing.running.uses_of", defect)
    first = run(store, made)
    write(store, CHANGES[Of.RESIDENT](WORLD))
    assert read(store, made, first.id).void_since is None


def test_the_list_of_who_waits_says_whether_a_check_stands(store: Store, made: Made) -> None:
    def state() -> Checked:
        (one,) = do(store, waiting.ACT, AskWaiting(home=made.home), made.manager).referrals
        return one.check

    states = [state()]
    run(store, made)
    states.append(state())
    write(store, CHANGES[Of.RESIDENT](WORLD))
    states.append(state())
    assert states == [Checked.NOT_YET, Checked.STANDS, Checked.VOID]


def test_the_next_check_says_what_moved_and_because_of_what(store: Store, made: Made) -> None:
    first = run(store, made)
    write(store, CHANGES[Of.RESIDENT](WORLD))
    shown = as_shown(run(store, made).written)
    assert shown.before == first.id
    assert shown.moved is not None
    assert not shown.moved.is_empty
    assert "aggression" in shown.moved.summary.lower()


def test_of_two_checks_in_one_instant_the_one_run_last_counts(store: Store, made: Made) -> None:
    for _ in range(4):
        made_now = run(store, made)
        last = at_desk(store, made.manager, NOW, lambda desk: last_of(desk, made.home, made.referral))
        assert last == made_now.id


def test_nobody_else_runs_or_reads_a_check(store: Store, made: Made) -> None:
    first = run(store, made)
    with pytest.raises(NotThere):
        do(store, run_check.ACT, RunCheck(home=made.home, referral=made.referral), made.officer)
    with pytest.raises(NotThere):
        do(store, read_check.ACT, AskCheck(assessment=first.id), made.officer)
    with store.transaction() as t:
        refused = t.session.scalars(select(AuditRow).where(AuditRow.allowed == 0)).all()
        assert {line.subject_kind for line in refused} == {Kind.GROUP, Kind.ASSESSMENT}
