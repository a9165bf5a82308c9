"""A decision is a person's: on an assessment that stands, with each unknown answered, and nothing hidden by it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from matching.check import check
from matching.errors import BadInput
from matching.findings import FactRef
from matching.world.change import with_account, with_child, with_home
from matching.world.child import Heard, View
from matching.world.facts import Role
from matching.world.statement import Ages
from matching.world.world import World
from scenarios import storybook
from service.access.action import Action
from service.access.relation import RelationKind
from service.actions import decide, read_decision, read_referral, run_check, waiting
from service.actions.decide import Decide, Signed
from service.actions.read_decision import AskDecision
from service.actions.read_referral import AskReferral
from service.actions.run_check import RunCheck
from service.actions.waiting import AskWaiting
from service.assessing.reading import differs
from service.assessing.shown import Shown, as_shown
from service.assessing.unknowns import Accepted
from service.ledger.document import Decided
from service.records.assessments import Assessment
from service.records.desk import NotThere
from service.records.ledgers import verify_all
from service.records.proof import NotJustProved
from service.records.sessions import PROVED
from service.records.taking_in import take_in
from service.records.versions import Writing
from service.store.opening import Store
from service.store.rows import AuditRow, DecisionRow
from tests.service.actions.doing import count, do, proved
from tests.service.records.made import DAY, NOW, WORLD, Made

REFERRAL, HOME = WORLD.referrals[0], WORLD.homes[0]
RESIDENT = WORLD.groups[0].residents[0].child.id
WISHES = View(heard=Heard.SAID, on=DAY, words="I want to keep swimming.", told_to=Role.ADVOCATE)
DIFFERS: dict[str, Any] = {"differs_because": "We have cared for two children like her."}

SEIZURES = with_child(WORLD, REFERRAL.child.id, lambda c: with_account(c, "seizures", storybook.said(3)))
LITTLE_KNOWN = with_child(
    WORLD,
    REFERRAL.child.id,
    lambda c: c.model_copy(
        update={"facts": tuple(f for f in c.facts if f.about not in ("fire_setting", "aggression_to_peers"))}
    ),
)
TOO_OLD = with_home(
    WORLD,
    HOME.urn,
    lambda h: h.model_copy(
        update={"statement": storybook.statement(ages=storybook.stated(Ages(youngest=5, oldest=9)))}
    ),
)


def write(store: Store, world: World) -> None:
    with store.transaction() as t:
        take_in(Writing(t, DAY, NOW), world)


def checked(store: Store, made: Made, world: World | None = None) -> Assessment:
    if world is not None:
        write(store, world)
    return do(store, run_check.ACT, RunCheck(home=made.home, referral=made.referral), made.manager)


def accepted(shown: Shown) -> tuple[Accepted, ...]:
    return tuple(Accepted(fact=fact, because=f"we ask on the first day ({n})") for n, fact in enumerate(shown.critical))


def sign(
    store: Store, made: Made, assessment: str, decided: Decided = Decided.ACCEPT, now: Any = NOW, **changed: Any
) -> Signed:
    person = changed.pop("person", made.manager)
    proof = changed.pop("proof", proved(person, now))
    said: dict[str, Any] = {"reasons": "Asha wants company, and we know the school.", "childs_wishes": WISHES}
    asked = Decide(assessment=assessment, decided=decided, **(said | changed))
    return do(store, decide.ACT, asked, person, now, proof)


def whats_wrong(store: Store, made: Made, *given: Any, **changed: Any) -> list[str]:
    with pytest.raises(BadInput) as found:
        sign(store, made, *given, **changed)
    assert count(store, DecisionRow) == 0
    assert all(name not in str(found.value) for name in ("Tamsin", "Asha", "swimming"))
    return [problem.where for problem in found.value.problems]


def test_a_decision_says_what_was_shown_what_was_decided_and_by_whom(store: Store, made: Made) -> None:
    found = checked(store, made)
    signed = sign(store, made, found.id, dissent=("The key worker thinks it too soon.",))
    document = signed.document
    assert document.shown == as_shown(found.written).model_dump(mode="json")
    assert (document.decided, document.differs_from_reading, signed.differs) == (Decided.ACCEPT, None, False)
    assert signed.reading == "“Good match”"
    assert document.childs_wishes == "Said on 16 November 2026 to the advocate: I want to keep swimming."
    assert (document.signed_by.person, document.signed_by.proved_by) == (made.manager, "password and code")
    assert document.signed_by.name == document.signed_by.relation == RelationKind.REGISTERED_MANAGER
    assert document.dissent == ("The key worker thinks it too soon.",)
    read = do(store, read_decision.ACT, AskDecision(decision=document.id), made.manager)
    assert (read.document, read.reading, read.corrected_by) == (document, signed.reading, None)
    with store.transaction() as t:
        ((_, verdict),) = verify_all(t)
        assert (verdict.holds, verdict.size) == (True, 1)
        assert f"\n{verdict.size}\n" in signed.checkpoint


def test_a_decision_ends_the_waiting_and_to_ask_for_more_does_not(store: Store, made: Made) -> None:
    def waits() -> list[bool]:
        found = do(store, waiting.ACT, AskWaiting(home=made.home), made.manager).referrals
        return [one.more_was_asked for one in found]

    found = checked(store, made)
    states = [waits()]
    sign(store, made, found.id, Decided.ASK_FOR_MORE)
    states.append(waits())
    sign(store, made, found.id)
    states.append(waits())
    assert states == [[False], [True], []]


def test_every_critical_unknown_needs_its_own_reason(store: Store, made: Made) -> None:
    found = checked(store, made, LITTLE_KNOWN)
    shown = as_shown(found.written)
    assert len(shown.critical) > 1
    wrong = whats_wrong(store, made, found.id, Decided.ACCEPT, **DIFFERS, unknowns=accepted(shown)[1:])
    assert wrong == ["critical unknown 1"]
    twice = (*accepted(shown), accepted(shown)[0], Accepted(fact=FactRef("C-NEW", "self_harm"), because="why not"))
    assert len(whats_wrong(store, made, found.id, Decided.ACCEPT, **DIFFERS, unknowns=twice)) == 2
    signed = sign(store, made, found.id, unknowns=accepted(shown), **DIFFERS)
    assert [u.question for u in signed.document.unknowns] == [q.question for q in shown.open_questions()]


def test_to_decline_or_ask_for_more_needs_no_unknown_accepted(store: Store, made: Made) -> None:
    found = checked(store, made, LITTLE_KNOWN)
    assert sign(store, made, found.id, Decided.ASK_FOR_MORE).document.unknowns == ()
    assert not sign(store, made, found.id, Decided.DECLINE).differs


@pytest.mark.parametrize(
    ("world", "decided", "apart"),
    [
        (WORLD, Decided.ACCEPT, False),
        (WORLD, Decided.ACCEPT_WITH_CONDITIONS, False),
        (WORLD, Decided.DECLINE, True),
        (SEIZURES, Decided.ACCEPT, True),
        (SEIZURES, Decided.ACCEPT_WITH_CONDITIONS, False),
        (SEIZURES, Decided.DECLINE, True),
        (LITTLE_KNOWN, Decided.ACCEPT, True),
        (LITTLE_KNOWN, Decided.ACCEPT_WITH_CONDITIONS, True),
        (LITTLE_KNOWN, Decided.DECLINE, False),
        (TOO_OLD, Decided.ACCEPT, True),
        (TOO_OLD, Decided.DECLINE, False),
        (TOO_OLD, Decided.ASK_FOR_MORE, False),
    ],
)
def test_a_decision_differs_where_the_reading_at_its_worst_does_not_bear_it_out(
    world: World, decided: Decided, apart: bool
) -> None:
    assert differs(check(world, REFERRAL.id, HOME.urn, DAY), decided) == apart


def test_where_it_differs_it_says_why_and_neither_is_hidden(store: Store, made: Made) -> None:
    found = checked(store, made)
    assert whats_wrong(store, made, found.id, Decided.ACCEPT, **DIFFERS) == ["differs because"]
    assert whats_wrong(store, made, found.id, Decided.DECLINE) == ["differs because"]
    signed = sign(store, made, found.id, Decided.DECLINE, **DIFFERS)
    assert (signed.differs, signed.reading) == (True, "“Good match”")
    assert signed.document.differs_from_reading == DIFFERS["differs_because"]
    assert signed.document.shown["report"] == as_shown(found.written).report.model_dump(mode="json")


def test_nobody_accepts_against_registration_or_the_statement_of_purpose(store: Store, made: Made) -> None:
    found = checked(store, made, TOO_OLD)
    assert "decided" in whats_wrong(store, made, found.id, Decided.ACCEPT, **DIFFERS)
    conditions = {"conditions": ("she stays a week",)}
    assert "decided" in whats_wrong(store, made, found.id, Decided.ACCEPT_WITH_CONDITIONS, **conditions, **DIFFERS)


def changed_between(store: Store, made: Made, change: Callable[[], None]) -> None:
    """Somebody changes a fact after the assessment was read, and the manager signs on."""
    found = checked(store, made)
    change()
    sign(store, made, found.id)


def resident_changes(store: Store) -> Callable[[], None]:
    world = with_child(WORLD, RESIDENT, lambda c: with_account(c, "aggression_to_peers", storybook.said(4)))
    return lambda: write(store, world)


def test_a_void_assessment_cannot_be_signed(store: Store, made: Made) -> None:
    with pytest.raises(BadInput, match="the record of a child who lives here"):
        changed_between(store, made, resident_changes(store))
    assert count(store, DecisionRow) == 0


def test_a_void_assessment_that_could_be_signed_is_caught(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def defect(*_: object) -> tuple[()]:
        """Goes by what was true when the page was opened."""
        return ()

    monkeypatch.setattr(decide, "problems_of_standing", defect)
    monkeypatch.setattr("service.records.soundness.changes_since", defect)
    monkeypatch.setattr("service.records.assessments.changes_since", defect)
    changed_between(store, made, resident_changes(store))
    assert count(store, DecisionRow) == 1


def test_without_an_assessment_nothing_is_signed(store: Store, made: Made) -> None:
    checked(store, made)
    for missing in ("0" * 32, "", made.referral):
        with pytest.raises(NotThere):
            sign(store, made, missing)
    assert count(store, DecisionRow) == 0


def test_an_assessment_of_an_earlier_day_stands_only_while_it_would_find_the_same(store: Store, made: Made) -> None:
    found = checked(store, made)
    much_later = NOW + timedelta(days=60)
    with pytest.raises(BadInput, match="with the days since"):
        sign(store, made, found.id, now=much_later)
    assert sign(store, made, found.id, now=NOW + timedelta(days=1)).document.about == DAY


def test_who_has_not_just_proved_who_they_are_signs_nothing(store: Store, made: Made) -> None:
    found = checked(store, made)
    old = [proved(made.manager, NOW - age) for age in (PROVED, timedelta(days=1), timedelta(seconds=-1))]
    for proof in (None, proved(made.officer), *old):
        with pytest.raises(NotJustProved):
            sign(store, made, found.id, proof=proof)
    assert count(store, DecisionRow) == 0
    assert sign(store, made, found.id, proof=proved(made.manager, NOW - PROVED + timedelta(seconds=1)))


def test_only_who_runs_the_home_signs(store: Store, made: Made) -> None:
    found = checked(store, made)
    for kind in set(RelationKind) - set(decide.SIGNS):
        with pytest.raises(NotThere):
            sign(store, made, found.id, person=made.people[kind])
    deputy = RelationKind.DEPUTY_MANAGER
    assert sign(store, made, found.id, person=made.people[deputy]).document.signed_by.relation == deputy


def test_the_childs_wishes_are_never_blank(store: Store, made: Made) -> None:
    found = checked(store, made)
    for wishes in (
        View(heard=Heard.SAID, on=DAY),
        View(heard=Heard.NOT_YET_ASKED, on=DAY),
        View(heard=Heard.SAID, on=DAY + timedelta(days=1), words="I want to keep swimming."),
    ):
        assert "child's wishes" in whats_wrong(store, made, found.id, childs_wishes=wishes)[0]
    asleep = View(heard=Heard.NOT_YET_ASKED, on=DAY, why_not="She was asleep.")
    told = sign(store, made, found.id, childs_wishes=asleep).document.childs_wishes
    assert told == "Not yet asked on 16 November 2026: She was asleep."


def test_a_correction_names_what_it_corrects_and_both_stay(store: Store, made: Made) -> None:
    found = checked(store, made)
    first = sign(store, made, found.id).document
    with pytest.raises(BadInput, match="stands already"):
        sign(store, made, found.id)
    second = sign(store, made, found.id, Decided.DECLINE, corrects=first.id, **DIFFERS).document
    with pytest.raises(BadInput, match="not the decision that stands"):
        sign(store, made, found.id, corrects=first.id)
    read = do(store, read_decision.ACT, AskDecision(decision=first.id), made.manager)
    assert read.corrected_by == second.id
    asked = AskReferral(home=made.home, referral=made.referral)
    assert do(store, read_referral.ACT, asked, made.manager).decisions == (first, second)


def test_signing_is_noted_once_with_every_child_that_was_shown(store: Store, made: Made) -> None:
    found = checked(store, made)
    sign(store, made, found.id, now=NOW + timedelta(minutes=1))
    with store.transaction() as t:
        lines = t.session.scalars(select(AuditRow).where(AuditRow.at > NOW)).all()
        assert [line.action for line in lines].count(Action.DECIDE) == 1
        assert {line.child_id for line in lines if line.action is Action.READ} >= set(made.residents)


def test_a_document_is_read_as_it_was_signed_or_not_at_all(store: Store, made: Made) -> None:
    signed = sign(store, made, checked(store, made).id).document
    with store.transaction() as t:
        forged = t.seal(DecisionRow, signed.id, "document", signed.model_dump_json().replace("Asha", "Bryony"))
        t.session.execute(update(DecisionRow).values(document=forged))
    with store.transaction() as t:
        ((_, verdict),) = verify_all(t)
        assert not verdict.holds
