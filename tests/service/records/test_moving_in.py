"""Homes come into the records from a file, on the word of their provider or, if public, an authority."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from matching.errors import BadInput
from matching.world.group import Group
from matching.world.world import World
from scenarios import storybook
from service.access.action import Action
from service.access.kind import Kind as Of
from service.access.relation import RelationKind
from service.records import moving_in, said_since
from service.records.at_the_terminal import LOOKED_FOR, Confirmed
from service.records.moving_in import move_in
from service.records.newcomers import Newcomer, add_newcomer
from service.records.public_words import CONFIRMED
from service.records.taking_in import take_in_child, take_in_home
from service.records.versions import Writing
from service.store.opening import Store
from service.store.rows import AuditRow, ChildRow, ChildVersionRow, HomeRow, HomeVersionRow, PersonRow, ResidenceRow
from tests.service.records.made import DAY, NOW

WORLD = storybook.world()
(HOME,) = WORLD.homes
(GROUP,) = WORLD.groups
RESIDENTS = len(GROUP.residents)
ANNA = Newcomer("Anna Reid", "anna", HOME.provider, RelationKind.ADMINISTRATOR)
OLU = Newcomer("Olu Day", "olu", "Northbeck Council", RelationKind.PLACEMENT_OFFICER)
LATER = NOW + timedelta(hours=1)
NEWER = Confirmed(is_newer=True)


@pytest.fixture
def begun(store: Store) -> Store:
    """Records that hold nothing but an administrator of the home's provider and an officer of an authority."""
    for newcomer in (ANNA, OLU):
        add_newcomer(store, newcomer, "lantern-otter-violin", NOW)
    return store


def _counts(store: Store) -> tuple[int, ...]:
    with store.transaction() as t:
        kinds = (HomeRow, HomeVersionRow, ChildVersionRow, ResidenceRow, AuditRow)
        return tuple(len(t.session.scalars(select(kind)).all()) for kind in kinds)


def _without_one() -> World:
    fewer = Group(**{**dict(GROUP), "residents": GROUP.residents[1:], "ties": ()})
    return WORLD.model_copy(update={"groups": (fewer,)})


def test_what_would_be_taken_in_is_said_and_nothing_is_written_down_until_it_is_asked_for(begun: Store) -> None:
    before = _counts(begun)
    looked = move_in(begun, WORLD, "anna", NOW, keep=False)
    assert (looked.homes, looked.new, looked.children) == (1, 1, RESIDENTS)
    assert _counts(begun) == before
    assert move_in(begun, WORLD, "anna", NOW, keep=True) == looked
    assert _counts(begun)[:4] == (1, 1, RESIDENTS, RESIDENTS)


def test_each_home_and_child_taken_in_leaves_its_line_and_names_whose_word_it_was(begun: Store) -> None:
    move_in(begun, WORLD, "anna", NOW, keep=True)
    with begun.transaction() as t:
        anna = t.session.scalars(select(HomeVersionRow.recorded_by)).one()
        lines = t.session.scalars(select(AuditRow).where(AuditRow.action == Action.WRITE)).all()
        assert {line.person_id for line in lines} == {anna}
        assert sorted(line.subject_kind for line in lines) == sorted([Of.HOME, *([Of.CHILD] * RESIDENTS)])
        assert t.words(t.session.get_one(PersonRow, anna or ""), "name") == "Anna Reid"


def test_without_its_line_nothing_is_taken_in(begun: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _counts(begun)

    def full(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(moving_in, "note", full)
    with pytest.raises(OSError, match="full"):
        move_in(begun, WORLD, "anna", NOW, keep=True)
    assert _counts(begun) == before


def test_given_again_only_what_has_changed_is_written_down(begun: Store) -> None:
    move_in(begun, WORLD, "anna", NOW, keep=True)
    before = _counts(begun)
    again = move_in(begun, WORLD, "anna", LATER, keep=True)
    assert (again.new, again.changed, again.came, again.left) == (0, 0, (), ())
    assert _counts(begun)[:4] == before[:4]
    renamed = WORLD.model_copy(update={"homes": (HOME.model_copy(update={"name": "Beech Bank"}),)})
    assert move_in(begun, renamed, "anna", LATER, keep=True, confirmed=NEWER).changed == 1


def test_who_is_not_in_the_group_any_longer_is_named_before_it_is_written_down(begun: Store) -> None:
    move_in(begun, WORLD, "anna", NOW, keep=True)
    looked = move_in(begun, _without_one(), "anna", LATER, keep=False)
    assert looked.left == ((HOME.urn, GROUP.residents[0].child.id),)
    assert looked.children == RESIDENTS - 1
    with begun.transaction() as t:
        assert not t.session.scalars(select(ResidenceRow).where(ResidenceRow.gone_from.is_not(None))).all()


def test_an_authority_takes_in_what_is_public_and_never_who_lives_there(begun: Store) -> None:
    strange = HOME.model_copy(update={"provider": "Somebody Else", "urn": "SC900999"})
    group = Group(**{**dict(GROUP), "urn": "SC900999"})
    public = WORLD.model_copy(update={"homes": (strange,), "groups": (group,), "referrals": ()})
    found = move_in(begun, public, "olu", NOW, keep=True)
    assert (found.new, found.children, found.groups_left_out) == (1, 0, 1)
    with begun.transaction() as t:
        assert not t.session.scalars(select(ChildVersionRow)).all()


def test_a_home_whose_provider_keeps_records_here_is_left_as_it_is_by_an_authority(begun: Store) -> None:
    move_in(begun, WORLD, "anna", NOW, keep=True)
    before = _counts(begun)
    other = WORLD.model_copy(update={"homes": (HOME.model_copy(update={"name": "Another name"}),)})
    found = move_in(begun, other, "olu", LATER, keep=True)
    assert (found.homes, found.kept_by_their_own) == (0, (HOME.urn,))
    assert _counts(begun)[:4] == before[:4]


def test_homes_of_other_providers_and_a_day_to_come_are_refused_at_once(begun: Store) -> None:
    other = HOME.model_copy(update={"provider": "Somebody Else"})
    world = WORLD.model_copy(update={"homes": (other,), "as_at": DAY + timedelta(days=2)})
    with pytest.raises(BadInput) as refused:
        move_in(begun, world, "anna", NOW, keep=True)
    assert {p.where for p in refused.value.problems} == {"as at", f"home {HOME.urn}"}
    with pytest.raises(BadInput, match="nobody signs in"):
        move_in(begun, WORLD, "nobody", NOW, keep=True)


def test_a_file_older_than_what_was_written_down_here_is_refused_and_undoes_nothing(begun: Store) -> None:
    move_in(begun, WORLD, "anna", NOW, keep=True)
    before = _counts(begun)
    stale = _without_one().model_copy(update={"as_at": DAY - timedelta(days=1)})
    with pytest.raises(BadInput, match="something was written down here on"):
        move_in(begun, stale, "anna", LATER, keep=True)
    assert _counts(begun) == before


def undoes_nothing_said_of_a_child(begun: Store) -> None:
    """The home's own record is older than the file; what was written down of who lives there is not."""
    move_in(begun, WORLD, "anna", NOW, keep=True)
    with begun.transaction() as t:
        told = GROUP.residents[0].child.model_copy(update={"strengths": ("rows well",)})
        (provider,) = t.session.scalars(select(HomeRow.organisation_id))
        take_in_child(Writing(t, DAY, NOW + timedelta(days=2)), told, provider)
    a_day_on = WORLD.model_copy(update={"as_at": DAY + timedelta(days=1)})
    with pytest.raises(BadInput, match="something was written down here on"):
        move_in(begun, a_day_on, "anna", NOW + timedelta(days=3), keep=True)


def test_a_file_older_than_what_was_written_down_of_a_child_is_refused_and_undoes_nothing(begun: Store) -> None:
    undoes_nothing_said_of_a_child(begun)


def test_what_was_written_down_of_a_child_undone_would_be_caught(begun: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(said_since, "_of_who_live_there", lambda *_: ())
    with pytest.raises(pytest.fail.Exception):
        undoes_nothing_said_of_a_child(begun)


def test_a_relation_is_to_the_kind_of_organisation_that_has_such_people(begun: Store) -> None:
    move_in(begun, WORLD, "anna", NOW, keep=True)
    add_newcomer(begun, Newcomer("Mo", "mo", "Somebody Else", RelationKind.ADMINISTRATOR), "lantern-otter-violin", NOW)
    wrong = {
        "--to": Newcomer("A", "a", HOME.provider, RelationKind.PLACEMENT_OFFICER),
        "--home": Newcomer("B", "b", "Somebody Else", RelationKind.REGISTERED_MANAGER, HOME.urn),
        "--authority": Newcomer("C", "c", HOME.provider, RelationKind.RESPONSIBLE_INDIVIDUAL, authority=True),
    }
    for where, newcomer in wrong.items():
        with pytest.raises(BadInput) as refused:
            add_newcomer(begun, newcomer, "lantern-otter-violin", NOW)
        assert [p.where for p in refused.value.problems] == [where]
    right = replace(wrong["--home"], organisation=HOME.provider)
    assert add_newcomer(begun, right, "lantern-otter-violin", NOW)


def test_an_officers_new_organisation_is_an_authority_without_being_called_one(begun: Store) -> None:
    add_newcomer(begun, replace(OLU, sign_in="second"), "lantern-otter-violin", NOW)
    council = replace(OLU, sign_in="third", organisation=HOME.provider)
    with pytest.raises(BadInput, match="no such one"):
        add_newcomer(begun, council, "lantern-otter-violin", NOW)


def told_of_nobody(begun: Store) -> None:
    child = GROUP.residents[0].child.name
    named = WORLD.model_copy(update={"homes": (HOME.model_copy(update={"activities": (f"Long walks with {child}",)}),)})
    with pytest.raises(BadInput, match=rf"home {HOME.urn}, activities 1: .*\n.*--tells-of-no-child"):
        move_in(begun, named, "anna", NOW, keep=True)
    assert _counts(begun)[0] == 0
    move_in(begun, named, "anna", NOW, keep=True, confirmed=Confirmed(tells_of_no_child=True))
    with begun.transaction() as t:
        assert len(t.session.scalars(select(AuditRow).where(AuditRow.because == CONFIRMED)).all()) == 1
    move_in(begun, named, "anna", LATER, keep=True)


def each_child_looked_for_has_a_line(begun: Store, of: World, *, keep: bool) -> None:
    """Of everybody in the records whose name was compared, also where nothing else is kept of it."""
    move_in(begun, WORLD, "anna", NOW, keep=True)
    named = HOME.model_copy(update={"activities": (f"Long walks with {GROUP.residents[0].child.name}",)})
    move_in(begun, WORLD, "anna", LATER, keep=True)
    with begun.transaction() as t:
        assert not t.session.scalars(select(AuditRow).where(AuditRow.because == LOOKED_FOR)).all()
    with suppress(BadInput):
        move_in(begun, of.model_copy(update={"homes": (named,)}), "anna", LATER, keep=keep)
    with begun.transaction() as t:
        lines = t.session.scalars(select(AuditRow).where(AuditRow.because == LOOKED_FOR)).all()
        assert Counter(line.child_id for line in lines) == dict.fromkeys(t.session.scalars(select(ChildRow.id)), 1)
        assert {(line.action, line.at) for line in lines} == {(Action.READ, LATER)}


@pytest.mark.parametrize("keep", [True, False])
def test_each_child_whose_name_is_looked_for_in_a_file_has_its_line_though_it_is_refused(
    begun: Store, keep: bool
) -> None:
    each_child_looked_for_has_a_line(begun, WORLD, keep=keep)


def test_each_child_whose_record_a_file_is_held_against_has_a_line_though_nothing_is_kept(begun: Store) -> None:
    move_in(begun, WORLD, "anna", NOW, keep=True)
    move_in(begun, WORLD, "anna", LATER, keep=False)
    with begun.transaction() as t:
        lines = t.session.scalars(select(AuditRow).where(AuditRow.at == LATER)).all()
        assert Counter(line.child_id for line in lines) == dict.fromkeys(t.session.scalars(select(ChildRow.id)), 1)
        assert {line.action for line in lines} == {Action.READ}


def test_a_child_looked_for_without_a_line_would_be_caught(begun: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving_in, "keep_lines", lambda *_: None)
    with pytest.raises(AssertionError):
        each_child_looked_for_has_a_line(begun, WORLD, keep=True)


def the_older_of_one_day_undoes_nothing(begun: Store) -> None:
    """Somebody changed the home at noon; the file was put together in the morning."""
    move_in(begun, WORLD, "anna", NOW, keep=True)
    noon = HOME.model_copy(update={"activities": ("rowing",)})
    with begun.transaction() as t:
        take_in_home(Writing(t, DAY, LATER), noon)
    after = LATER + timedelta(hours=1)
    assert move_in(begun, WORLD, "anna", after, keep=False).of_the_same_day == (HOME.urn,)
    before = _counts(begun)[:4]
    with pytest.raises(BadInput, match=r"either may be newer\n.*--is-newer"):
        move_in(begun, WORLD, "anna", after, keep=True)
    assert _counts(begun)[:4] == before
    same = WORLD.model_copy(update={"homes": (noon,)})
    assert move_in(begun, same, "anna", after, keep=True).of_the_same_day == ()
    move_in(begun, WORLD, "anna", after, keep=True, confirmed=NEWER)
    assert _counts(begun)[1] == before[1] + 1


def test_a_file_of_the_same_day_that_may_be_the_older_is_asked_about(begun: Store) -> None:
    the_older_of_one_day_undoes_nothing(begun)


def test_the_older_of_one_day_that_wins_would_be_caught(begun: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving_in, "must_be_newer", lambda _: None)
    with pytest.raises(pytest.fail.Exception):
        the_older_of_one_day_undoes_nothing(begun)


def nor_of_who_is_only_referred(begun: Store) -> None:
    """Whoever's children they are: nobody keeps anything of them here."""
    walks = (f"Long walks with {WORLD.referrals[0].child.name}",)
    strange = HOME.model_copy(update={"provider": "Somebody Else", "urn": "SC900999", "activities": walks})
    public = WORLD.model_copy(update={"homes": (strange,), "groups": ()})
    own = HOME.model_copy(update={"activities": walks})
    for world, by in ((public, "olu"), (WORLD.model_copy(update={"homes": (own,)}), "anna")):
        with pytest.raises(BadInput, match="activities 1: it has the name of another child"):
            move_in(begun, world, by, NOW, keep=True)


def test_public_words_of_a_file_are_looked_through_for_children_unless_somebody_has_read_them_again(
    begun: Store,
) -> None:
    told_of_nobody(begun)
    nor_of_who_is_only_referred(begun)


def test_public_words_of_a_file_that_nobody_looked_through_would_be_caught(
    begun: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving_in, "in_which_a_child_may_be_told_of", lambda *_: ())
    for look in (told_of_nobody, nor_of_who_is_only_referred):
        with pytest.raises(pytest.fail.Exception):
            look(begun)
