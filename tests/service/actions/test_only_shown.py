"""A part of a list notes exactly the children whose records are in it, whoever was looked at to put it in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from service.actions import decided, read_all_retention, read_reviews, run_check, waiting
from service.actions.act import Act
from service.actions.decided import AskDecided
from service.actions.read_all_retention import AskAllRetention
from service.actions.read_reviews import AskReviews
from service.actions.run_check import RunCheck
from service.actions.waiting import AskWaiting
from service.assessing.shown import as_shown
from service.ledger.document import Decided
from service.records import only_shown
from service.records.desk import Desk, at_desk
from service.records.entering import Entry, enter
from service.records.only_shown import Looked
from service.records.reviews import book
from service.records.signing import sign_decision
from service.store.opening import Store
from service.store.rows import AuditRow, ReferralRow
from service.store.rows.review import ReviewKind
from tests.service.actions.doing import do
from tests.service.actions.test_placing import told
from tests.service.ledger.signed import document
from tests.service.records.made import NOW, Made

ACTS: tuple[Act[Any, Any], ...] = (waiting.ACT, decided.ACT, read_reviews.ACT, read_all_retention.ACT)
SECONDS = {act.name: seconds for seconds, act in enumerate(ACTS, 1)}
"""By which the lines of each are told apart."""


def children_of(store: Store, referrals: tuple[str, ...]) -> set[str]:
    with store.transaction() as t:
        return set(t.session.scalars(select(ReferralRow.child_id).where(ReferralRow.id.in_(referrals))))


def others(store: Store, made: Made, *numbers: int) -> tuple[str, ...]:
    """Referrals that the home wrote down itself."""
    entries = tuple(Entry(referral=told(n, placing_authority="By telephone"), is_another_child=True) for n in numbers)
    return tuple(e.referral for e in at_desk(store, made.manager, NOW, lambda desk: enter(desk, made.home, entries)))


def accepted(store: Store, made: Made, referral: str, number: int) -> None:
    """Signed, and the review at 72 hours booked."""
    own = told(number)
    checked = do(store, run_check.ACT, RunCheck(home=made.home, referral=referral), made.manager)
    shown = as_shown(checked.written)
    about = {"referral": own.id, "child": own.child.id, "shown": shown.model_dump(mode="json")}
    signed = document(made, checked.id, shown.report, decided=Decided.ACCEPT, **about)

    def work(desk: Desk) -> None:
        sign_decision(desk, signed)
        book(desk, made.home, referral, ReviewKind.AT_72_HOURS, NOW + timedelta(days=number))

    at_desk(store, made.manager, NOW, work)


def one_at_a_time(store: Store, made: Made, act: Any, ask: Callable[..., Any], shown: Any) -> int:
    """Each part of one, and that it notes whom it shows and nobody else who was referred; how many there are."""
    after, parts = None, 0
    while parts == 0 or after is not None:
        at = NOW + timedelta(minutes=parts, seconds=SECONDS[act.name])
        answer = do(store, act, ask(at_most=1, after=after), made.manager, at)
        with store.transaction() as t:
            lines = select(AuditRow.child_id).where(AuditRow.at == at, AuditRow.child_id.is_not(None))
            noted = set(t.session.scalars(lines))
        assert noted - shown(answer)[1] == shown(answer)[0]
        after, parts = answer.next, parts + 1
    return parts


def _of_themselves(answer: Any) -> tuple[set[str], set[str]]:
    return {each.child for each in answer.records}, set()


def each_list_notes_whom_it_shows(store: Store, made: Made) -> None:
    settled, still = others(store, made, 5, 6), others(store, made, 7)
    for number, referral in enumerate(settled, 5):
        accepted(store, made, referral, number)
    group = set(made.residents)

    def of(ids: Callable[[Any], list[str]], besides: set[str]) -> Any:
        return lambda answer: (children_of(store, tuple(ids(answer))), besides)

    lists: tuple[tuple[Any, Any, Any, int], ...] = (
        (waiting.ACT, AskWaiting, of(lambda a: [r.id for r in a.referrals], set()), 1 + len(still)),
        (decided.ACT, AskDecided, of(lambda a: [r.id for r in a.referrals], set()), len(settled)),
        (read_reviews.ACT, AskReviews, of(lambda a: [r.review.referral for r in a.reviews], group), len(settled)),
    )
    for act, asks, shown, many in lists:
        assert one_at_a_time(store, made, act, partial(asks, home=made.home), shown) == many
    kept = one_at_a_time(store, made, read_all_retention.ACT, AskAllRetention, _of_themselves)
    assert kept == len(group) + len(settled) + len(still)


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_a_part_of_a_list_notes_the_children_in_it_and_no_other(store: Store, made: Made) -> None:
    each_list_notes_whom_it_shows(store, made)


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_a_part_that_notes_the_whole_list_would_be_caught(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def noting(desk: Desk, work: Any) -> Looked[Any]:
        return Looked(work(desk), ())

    assert waiting.__dict__["look_at"] is only_shown.look_at
    monkeypatch.setattr(waiting, "look_at", noting)
    with pytest.raises(AssertionError):
        each_list_notes_whom_it_shows(store, made)
