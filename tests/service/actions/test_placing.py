"""An authority refers its own children, keeps brothers and sisters together, and searches by what is public alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from matching.errors import BadInput
from matching.search import market, search
from matching.world.facts import Role
from matching.world.published import publish_all
from matching.world.referral import Bond, Referral
from scenarios import storybook
from scenarios.storybook import TODAY
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.actions import bind_siblings, read_family, refer_children, search_homes, search_together
from service.actions.bind_siblings import SAID_OTHERWISE, BindSiblings
from service.actions.read_family import AskFamily
from service.actions.refer_children import ReferChildren
from service.actions.search_homes import AskSearch
from service.actions.search_together import AskTogether
from service.records.desk import NotThere, at_desk
from service.records.entering import Entry
from service.records.own_referrals import open_referrals, rewrite
from service.records.people import add_person, relate
from service.records.sendings import referral as read
from service.records.taking_in import organisation, take_in_referral
from service.records.versions import Writing
from service.store.opening import Store
from service.store.rows import AuditRow, ReferralRow, SendingRow
from service.store.rows.organisation import Kind as OrganisationKind
from tests.service.actions.doing import count, do
from tests.service.records.made import NOW, WORLD, Made

AUTHORITY = WORLD.referrals[0].placing_authority


def told(number: int, **changes: Any) -> Referral:
    """A referral of the authority's own."""
    child = storybook.child(f"C-8{number}", f"Maryam {number}", date(2013, 5, number))
    return storybook.referral(**({"id": f"R-8{number}", "child": child, "placing_authority": AUTHORITY} | changes))


def refer(store: Store, made: Made, *referrals: Referral, person: str | None = None) -> tuple[str, ...]:
    asked = ReferChildren(organisation=made.authority, referrals=tuple(Entry(referral=r) for r in referrals))
    found = do(store, refer_children.ACT, asked, person or made.officer)
    return tuple(entered.referral for entered in found.referrals)


def bind(store: Store, made: Made, *ids: str, bond: Bond = Bond.MUST, right: bool = False) -> None:
    why = "They have always been together."
    asked = BindSiblings(together=ids, bond=bond, said_by=Role.SOCIAL_WORKER, why=why, puts_right=right)
    do(store, bind_siblings.ACT, asked, made.officer)


def test_an_authority_refers_its_own_children_all_or_none_and_sends_them_nowhere(store: Store, made: Made) -> None:
    before = count(store, ReferralRow), count(store, SendingRow)
    with pytest.raises(BadInput, match="referral 2, placing authority"):
        refer(store, made, told(1), told(2, placing_authority="Elsewhere"))
    assert (count(store, ReferralRow), count(store, SendingRow)) == before
    ids = refer(store, made, told(1), told(2))
    assert (count(store, ReferralRow), count(store, SendingRow)) == (before[0] + 2, before[1])
    assert at_desk(store, made.officer, NOW, lambda desk: read(desk, ids[0])) == told(1)
    with pytest.raises(BadInput, match="the id is taken"):
        refer(store, made, told(1))


def test_only_its_own_officer_refers_children_for_an_authority(store: Store, made: Made) -> None:
    with store.transaction() as t:
        stranger = add_person(t, made.provider, "Officer elsewhere")
        relate(t, stranger, RelationKind.PLACEMENT_OFFICER, made.provider, TODAY)
    for person in {stranger, *made.people.values()} - {made.officer}:
        with pytest.raises(NotThere):
            refer(store, made, told(1), person=person)


def test_a_referral_is_written_anew_but_never_as_another_childs(store: Store, made: Made) -> None:
    (id,) = refer(store, made, told(1))
    changed = told(1, notice_hours=None, expected_nights=30)
    at_desk(store, made.officer, NOW, lambda desk: rewrite(desk, id, changed))
    assert at_desk(store, made.officer, NOW, lambda desk: read(desk, id)) == changed
    other = told(1, child=storybook.child("C-99", "Maryam 1", None), placing_authority="Elsewhere")
    with pytest.raises(BadInput) as found:
        at_desk(store, made.officer, NOW, lambda desk: rewrite(desk, id, other))
    assert {p.where for p in found.value.problems} >= {"child, id", "placing authority"}


def test_who_belongs_together_is_found_from_either_side_and_searched_for_as_one(store: Store, made: Made) -> None:
    one, two, three = refer(store, made, told(1), told(2), told(3))
    bind(store, made, one, two)
    for asked, other in ((one, two), (two, one)):
        found = do(store, read_family.ACT, AskFamily(referral=asked), made.officer)
        assert [each.referral for each in found.together] == [asked, other]
        assert {bond.bond for bond in found.bonds} == {Bond.MUST}
    together = do(store, search_together.ACT, AskTogether(referral=one, named=(three,)), made.officer)
    assert {each.referral for each in together.together} == {one, two, three}
    shortlist = together.shortlist
    assert len(shortlist.for_all) + len(shortlist.for_some) + len(shortlist.for_none) == shortlist.homes == 1
    alone = do(store, search_homes.ACT, AskSearch(referral=one), made.officer)
    assert [each.referral for each in alone.belongs_with] == [two]


def test_a_referral_that_goes_by_another_reference_than_its_id_is_found_as_any_other(store: Store, made: Made) -> None:
    one, two = refer(store, made, told(1), told(2))
    with store.transaction() as t:
        elsewhere = organisation(Writing(t, TODAY, NOW), OrganisationKind.AUTHORITY, "Elsewhere")
        relate(t, made.officer, RelationKind.PLACEMENT_OFFICER, elsewhere, TODAY)
        take_in_referral(Writing(t, TODAY, NOW), told(1, placing_authority="Elsewhere"))
        t.session.get_one(ReferralRow, two).reference = "as the authority calls it"
    bind(store, made, one, two)
    found = do(store, read_family.ACT, AskFamily(referral=two), made.officer)
    assert [each.referral for each in found.together] == [two, one]
    own = at_desk(store, made.officer, NOW, lambda desk: open_referrals(desk, made.authority))
    assert set(own) == {made.referral, one, two}
    assert len(at_desk(store, made.officer, NOW, lambda desk: open_referrals(desk, elsewhere))) == 1


def test_who_must_not_live_together_is_not_searched_for_together(store: Store, made: Made) -> None:
    one, two = refer(store, made, told(1), told(2))
    bind(store, made, one, two, bond=Bond.MUST_NOT)
    with pytest.raises(BadInput, match="named"):
        do(store, search_together.ACT, AskTogether(referral=one, named=(two,)), made.officer)
    with pytest.raises(BadInput, match="nobody is to live with this child"):
        do(store, search_together.ACT, AskTogether(referral=one), made.officer)


def test_what_was_decided_of_another_stays_and_of_the_same_is_replaced_where_that_is_said(
    store: Store, made: Made
) -> None:
    one, two, three = refer(store, made, told(1), told(2), told(3))
    bind(store, made, one, two)
    bind(store, made, one, three, bond=Bond.SHOULD)
    bind(store, made, two, one)
    with pytest.raises(BadInput, match=SAID_OTHERWISE):
        bind(store, made, one, two, bond=Bond.MUST_NOT)
    bind(store, made, one, two, bond=Bond.MUST_NOT, right=True)
    kept = at_desk(store, made.officer, NOW, lambda desk: read(desk, one)).siblings
    assert kept is not None
    assert {(bond.child, bond.bond) for bond in kept} == {("C-82", Bond.MUST_NOT), ("C-83", Bond.SHOULD)}


def test_a_search_over_the_service_is_the_search_of_the_engine_on_what_is_public(store: Store, made: Made) -> None:
    (id,) = refer(store, made, told(1))
    found = do(store, search_homes.ACT, AskSearch(referral=id), made.officer)
    homes = market(publish_all(WORLD.homes), told(1).start)
    assert found.shortlist == search(homes, told(1), NOW.date()).shortlist
    assert [listed.is_own for listed in found.shortlist.shown] == [False] * len(found.shortlist.shown)


def test_every_referral_that_a_search_looks_at_is_noted_and_no_group_is(store: Store, made: Made) -> None:
    ids = refer(store, made, told(1), told(2))
    with store.transaction() as t:
        before = max(t.session.scalars(select(AuditRow.number)), default=0)
    do(store, search_homes.ACT, AskSearch(referral=ids[0]), made.officer)
    with store.transaction() as t:
        lines = t.session.scalars(select(AuditRow).where(AuditRow.number > before)).all()
        noted = {(line.subject_kind, line.subject_id) for line in lines}
    assert noted >= {(Kind.REFERRAL, id) for id in (*ids, made.referral)}
    assert {kind for kind, _ in noted} == {Kind.REFERRAL, Kind.CHILD}
