"""A statement leaves a home only as it was read and looked through for every other child, and nothing else does."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from matching.check import check_match
from matching.errors import BadInput
from matching.match import open_match
from matching.world.catalogue import standard_catalogue
from matching.world.child import Child
from matching.world.policy import england
from scenarios import storybook
from service.access.relation import RelationKind
from service.actions import (
    enter_referrals,
    read_released,
    read_statements,
    release_statement,
    run_check,
    write_statement,
)
from service.actions.enter_referrals import EnterReferrals
from service.actions.read_released import AskReleased
from service.actions.read_statements import AskStatements
from service.actions.release_statement import ReleaseStatement
from service.actions.run_check import RunCheck
from service.actions.write_statement import WriteStatement
from service.ledger.document import Decided
from service.records import guarding
from service.records.audit import SHOWN_TO_NOBODY
from service.records.departing import Departure, WentTo
from service.records.desk import NotThere, at_desk
from service.records.entering import Entry
from service.records.guarding import OPEN_TO_ALL, words_of_signer
from service.records.looked import looks_at
from service.records.people import declare
from service.records.sendings import send, withdraw
from service.records.statements import Released, Statement
from service.records.taking_in import take_in_group
from service.records.versions import Writing, as_words, write_down
from service.releasing import checks
from service.releasing.checks import CHECKS, births, hidden, initials, names, pasted, schools
from service.releasing.guarded import RUN, Guarded, Known, runs_of
from service.store.opening import Store
from service.store.rows import AssessmentRow, AuditRow, DepartureRow, ReferralRow, ResidenceRow
from tests.service.actions.doing import do
from tests.service.actions.test_placing import refer, told
from tests.service.ledger.signed import document
from tests.service.records.made import DAY, NOW, WORLD, Made

GOOD = "Thank you for the referral.\nWe have no place that suits just now; please ask us again in the spring. — Anna"
NOTE = "told us at supper that the boathouse by the river is where it all began"
BORN = date(2012, 3, 7)


def mark(child: Child) -> Child:
    changed = {"name": "Zephyrine Quillfeather", "date_of_birth": BORN, "school": "Hollybank Primary School"}
    return child.model_copy(update={**changed, "strengths": (NOTE,)})


@pytest.fixture
def assessment(store: Store, made: Made) -> str:
    """On a group in which one child is known by words that are found nowhere else."""
    resident = made.residents[0]
    at_desk(store, made.manager, NOW, lambda desk: desk.write_child(resident, mark(desk.child(resident))))
    return checked(store, made)


def checked(store: Store, made: Made) -> str:
    return do(store, run_check.ACT, RunCheck(home=made.home, referral=made.referral), made.manager).id


def write(store: Store, made: Made, assessment: str, words: str = GOOD, person: str | None = None) -> Statement:
    asked = WriteStatement(assessment=assessment, words=words)
    return do(store, write_statement.ACT, asked, person or made.manager)


def release(store: Store, made: Made, id: str, person: str | None = None) -> Statement:
    return do(store, release_statement.ACT, ReleaseStatement(statement=id), person or made.manager)


def released(store: Store, made: Made) -> tuple[Released, ...]:
    return do(store, read_released.ACT, AskReleased(referral=made.referral), made.officer).statements


def written(store: Store, made: Made) -> tuple[Statement, ...]:
    asked = AskStatements(home=made.home, referral=made.referral)
    return do(store, read_statements.ACT, asked, made.manager).statements


SAYS = {
    names: (
        *("We thought of Zephyrine first.", "of QUILLFEATHER", "quillfeathers' room", "Zephyrin", "Quill feather"),
        *("ZEPHYRINEQUILLFEATHER", "Zephyrine12", "Z3phyrine", "Quillfeathers room"),
    ),
    initials: ("It would not suit ZQ.", "not with Z.Q. here", "not with Z. Q.", "not with z.q. here", "not beside Z"),
    births: (
        "Another was born on 7 March.",
        "07/03/2012",
        "2012-03-07",
        "7th of March 2012",
        "March 7, 12",
        "07032012",
    ),
    schools: ("One goes to Hollybank.", "the hollybank primary school", "HOLLYBANK", "Hollybank's"),
    pasted: (f"She {NOTE}.", "told us at supper that the boathouse by", "SUPPER, that the boathouse - by the river is"),
    hidden: ("We can\u200bnot say.", "Z\u0435phyrin\u0435", "We\u202ecannot"),
}
PLANTED = [(check, words) for check, many in SAYS.items() for words in many]


@pytest.mark.parametrize(("check", "words"), PLANTED, ids=lambda value: value if isinstance(value, str) else "")
def test_a_line_that_tells_of_another_child_is_refused_and_not_repeated(check: Any, words: str) -> None:
    found = checks.problems_in(f"Thank you.\n\n{words}\nYours", GUARDED)
    assert (3, check.WHAT) in {(problem.rank[0], problem.what) for problem in found}
    assert {problem.where for problem in found} == {"line 3"}
    said = " ".join(str(problem) for problem in found).casefold()
    assert [word for word in ("zeph", "quill", "zq", "2012", "hollybank", "boathouse") if word in said] == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__.rpartition(".")[2])
def test_without_one_of_the_checks_what_it_finds_would_go_out_and_be_caught(
    check: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "CHECKS", tuple(each for each in CHECKS if each is not check))
    for words in SAYS[check]:
        with pytest.raises(AssertionError):
            test_a_line_that_tells_of_another_child_is_refused_and_not_repeated(check, words)


@pytest.mark.parametrize("words", ["Popys room", "after Popy had gone", "Ivos friend", "said Aleq, too", "to Hilltop"])
def test_a_short_name_with_an_s_or_one_letter_wrong_is_found_too(words: str) -> None:
    born = BORN
    others = (Known("Poppy", born, "Hill Top School"), Known("Ivo", born, None), Known("Alec", born, None))
    assert checks.problems_in(words, Guarded(frozenset(others), frozenset()))


@pytest.mark.parametrize("words", ["Then we would talk.", "They said so. There is room.", "he is then at ease"])
def test_words_of_every_day_are_no_short_name(words: str) -> None:
    others = (Known("Theo", BORN, None), Known("Thea", BORN, None))
    assert not checks.problems_in(words, Guarded(frozenset(others), frozenset()))


GUARDED = Guarded(
    frozenset({Known("Zephyrine Quillfeather", BORN, "Hollybank Primary School")}),
    runs_of([NOTE]),
)


@pytest.mark.parametrize(
    "words",
    [
        GOOD,
        "A place may come free in March 2027. I will write again.",
        "She needs a primary school near by, and a high fence.",
        "told us at supper that the boathouse",
        "Her key worker, at 12:07 on 3 July 2012, was away.",
    ],
)
def test_a_line_that_tells_of_nobody_else_goes(words: str) -> None:
    assert checks.problems_in(words, GUARDED) == ()


def test_what_was_written_is_released_to_the_byte_and_by_whom(store: Store, made: Made, assessment: str) -> None:
    kept = write(store, made, assessment)
    assert (kept.words, kept.released_at) == (GOOD, None)
    assert released(store, made) == ()
    assert release(store, made, kept.id).released_at == NOW
    (seen,) = released(store, made)
    assert seen.words.encode() == GOOD.encode()
    assert (seen.urn, seen.released_at, seen.released_by) == (
        WORLD.homes[0].urn,
        NOW,
        RelationKind.REGISTERED_MANAGER.value,
    )
    assert set(Released.model_fields) == {"urn", "words", "released_at", "released_by"}
    with pytest.raises(BadInput, match="released already"):
        release(store, made, kept.id)


@pytest.mark.parametrize("words", [many[0] for many in SAYS.values()])
def test_nothing_that_tells_of_a_child_who_lives_here_is_even_kept(
    store: Store, made: Made, assessment: str, words: str
) -> None:
    with pytest.raises(BadInput, match="line 2"):
        write(store, made, assessment, f"Thank you.\n{words}")
    assert written(store, made) == ()


def test_words_of_the_home_s_own_check_are_not_pasted_and_words_of_the_referral_may_be(
    store: Store, made: Made, assessment: str
) -> None:
    resident = next(r.child for r in WORLD.groups[0].residents if len(r.child.name.split()) == 1)
    with pytest.raises(BadInput):
        write(store, made, assessment, f"It may be hard beside {resident.name}.")
    with store.transaction() as t:
        row = t.session.get_one(AssessmentRow, assessment)
        found = json.loads(t.words(row, "report"))["report"]["findings"]
    said = next(f["reason"] for f in found if f["rule"] not in OPEN_TO_ALL and len(f["reason"].split()) > RUN)
    with pytest.raises(BadInput, match=pasted.WHAT):
        write(store, made, assessment, f"We found: {said}")
    own = WORLD.referrals[0].child.name
    assert write(store, made, assessment, f"Thank you for telling us of {own}.").words


def test_where_a_child_who_left_went_to_is_not_pasted(store: Store, made: Made, assessment: str) -> None:
    went = "went to an aunt by the harbour who has a shop for sails"
    with store.transaction() as t:
        lived = t.session.scalars(select(ResidenceRow.id).where(ResidenceRow.home_id == made.home)).first()
        record = as_words(Departure(left_on=DAY, to=WentTo.FAMILY, words=went))
        write_down(Writing(t, DAY, NOW), DepartureRow, DepartureRow.residence_id, str(lived), {"record": record})
    with pytest.raises(BadInput, match=pasted.WHAT):
        write(store, made, assessment, f"One {went}.")


def test_all_that_was_written_when_another_childs_decision_was_signed_is_looked_for(made: Made) -> None:
    law = england().on(DAY)
    report = check_match(open_match(WORLD, WORLD.referrals[0].id, WORLD.homes[0].urn, DAY, standard_catalogue(), law))
    said = {"reasons": "a", "childs_wishes": "b", "dissent": ("c",), "conditions": ("d",), "differs_from_reading": "e"}
    signed = document(made, "", report, decided=Decided.ACCEPT_WITH_CONDITIONS, **said)
    assert sorted(words_of_signer(signed)) == ["a", "b", "c", "d", "e", signed.unknowns[0].accepted_because]


def test_who_was_told_of_since_it_was_written_is_looked_for_again(store: Store, made: Made, assessment: str) -> None:
    kept = write(store, made, assessment, "We would rather not, as Ottoline is with us soon.")
    child = storybook.child("C-66", "Ottoline", None)
    other = storybook.referral(id="R-66", child=child, enquiries=())
    asked = EnterReferrals(home=made.home, referrals=(Entry(referral=other),))
    do(store, enter_referrals.ACT, asked, made.manager)
    with pytest.raises(BadInput, match="line 1"):
        release(store, made, kept.id)


def refused_of_who_is_closed(store: Store, made: Made, way: str) -> None:
    """Of a child who was referred here, whose record the writer may not read: known to her, or withdrawn."""
    urn, words = WORLD.homes[0].urn, "We would rather not, with Ottoline in mind."
    (id,) = refer(store, made, told(1, child=storybook.child("C-66", "Ottoline", None)))
    at_desk(store, made.officer, NOW, lambda desk: send(desk, id, urn))
    with store.transaction() as t:
        child = t.session.get_one(ReferralRow, id).child_id
        if way == "known":
            declare(t, made.manager, child, DAY - timedelta(days=1))
    if way == "withdrawn":
        at_desk(store, made.officer, NOW, lambda desk: withdraw(desk, id, urn))
    with pytest.raises(NotThere):
        at_desk(store, made.manager, NOW, lambda desk: desk.child(child))
    before = at_desk(store, made.officer, NOW, lambda desk: looks_at(desk, child, None, 100))
    with pytest.raises(BadInput, match="name of another child") as refused:
        write(store, made, checked(store, made), f"Thank you.\n{words}")
    assert "Ottoline" not in str(refused.value)
    after = at_desk(store, made.officer, NOW, lambda desk: looks_at(desk, child, None, 100))
    assert {each.organisation for each in after} == {each.organisation for each in before}
    with store.transaction() as t:
        looked = select(AuditRow).where(AuditRow.child_id == child, AuditRow.because == SHOWN_TO_NOBODY)
        assert [row.person_id for row in t.session.scalars(looked)] == [made.manager]


@pytest.mark.parametrize("way", ["known", "withdrawn"])
def test_a_child_whose_record_is_closed_to_who_writes_is_looked_for_and_not_shown(
    store: Store, made: Made, way: str
) -> None:
    refused_of_who_is_closed(store, made, way)


def test_a_statement_not_held_against_closed_records_would_be_caught(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarding, "_closed", lambda *_: set())
    with pytest.raises(pytest.fail.Exception):
        refused_of_who_is_closed(store, made, "withdrawn")


def test_a_changed_fact_marks_it_as_old_for_the_home_and_for_nobody_else(
    store: Store, made: Made, assessment: str
) -> None:
    kept = write(store, made, assessment)
    draft = write(store, made, assessment, "Not now.")
    release(store, made, kept.id)
    before = released(store, made)
    assert [each.old_because for each in written(store, made)] == [(), ()]
    with store.transaction() as t:
        (group,) = WORLD.groups
        take_in_group(Writing(t, DAY, NOW), group.model_copy(update={"residents": group.residents[1:]}))
    assert all(each.old_because for each in written(store, made))
    assert released(store, made) == before
    with pytest.raises(BadInput, match="something that it used has changed"):
        release(store, made, draft.id)


def test_only_who_wrote_and_read_it_releases_it_and_only_who_runs_the_home(
    store: Store, made: Made, assessment: str
) -> None:
    kept = write(store, made, assessment)
    with pytest.raises(BadInput, match="somebody else wrote it"):
        release(store, made, kept.id, made.people[RelationKind.DEPUTY_MANAGER])
    for kind in set(RelationKind) - {RelationKind.REGISTERED_MANAGER, RelationKind.DEPUTY_MANAGER}:
        with pytest.raises(NotThere):
            write(store, made, assessment, person=made.people[kind])
        with pytest.raises(NotThere):
            release(store, made, kept.id, made.people[kind])
    with pytest.raises(NotThere):
        release(store, made, "0" * 32)


def test_who_may_not_read_of_a_child_who_lives_here_releases_nothing(store: Store, made: Made, assessment: str) -> None:
    with store.transaction() as t:
        declare(t, made.manager, made.residents[0], DAY - timedelta(days=1))
    with pytest.raises(NotThere):
        write(store, made, assessment)
