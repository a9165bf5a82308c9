"""Words of a home that everybody can read tell of no child: they are looked through before they go."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from matching.errors import BadInput
from matching.world.home import Home, WordedCondition
from matching.world.statement import Stated
from matching.world.vacancy import Vacancy
from service.access.action import Action
from service.access.relation import RelationKind as Is
from service.actions import keep_home, tell_places
from service.actions.keep_home import KeepFacts
from service.actions.tell_places import TellPlaces
from service.records import public_words
from service.records.desk import at_desk
from service.records.home_facts import facts_of
from service.records.people import declare
from service.records.public_words import CONFIRMED
from service.store.opening import Store
from service.store.rows import AuditRow
from tests.service.actions.doing import do
from tests.service.actions.test_statements import NOTE, mark
from tests.service.conftest import Make
from tests.service.records.made import DAY, NOW, Made

NAMED = "Zephyrine would share the landing."


@pytest.fixture
def new(new_sqlite: Make) -> Make:
    """On one database alone: no database can break these."""
    return new_sqlite


@pytest.fixture
def known(store: Store, made: Made) -> Made:
    """One who lives there is known by words that are found nowhere else."""
    resident = made.residents[0]
    at_desk(store, made.manager, NOW, lambda desk: desk.write_child(resident, mark(desk.child(resident))))
    return made


def tell(store: Store, made: Made, note: str, read: bool = False) -> None:
    told = Vacancy(places=1, since=DAY, told_on=DAY, note=note)
    asked = TellPlaces(home=made.home, vacancies=(told,), tells_of_no_child=read)
    do(store, tell_places.ACT, asked, made.manager)


def keep(store: Store, made: Made, change: Callable[[Home], Home], read: bool = False, person: str = "") -> None:
    now = at_desk(store, made.manager, NOW, lambda desk: facts_of(desk, made.home))
    asked = KeepFacts(home=made.home, version=now.version, record=change(now.record), tells_of_no_child=read)
    do(store, keep_home.ACT, asked, person or made.manager)


def with_ethos(words: str) -> Callable[[Home], Home]:
    def change(home: Home) -> Home:
        ethos = (*home.statement.ethos, Stated(value=words, effective=DAY))
        return home.model_copy(update={"statement": home.statement.model_copy(update={"ethos": ethos})})

    return change


def with_activity(words: str) -> Callable[[Home], Home]:
    return lambda home: home.model_copy(update={"activities": (*home.activities, words)})


def with_condition(words: str) -> Callable[[Home], Home]:
    condition = WordedCondition(words=words, since=DAY)
    return lambda home: home.model_copy(update={"conditions": (*home.conditions, condition)})


def with_school(words: str) -> Callable[[Home], Home]:
    return lambda home: home.model_copy(update={"works_with_schools": (*home.works_with_schools, words)})


CHANGES = (with_ethos, with_activity, with_condition, with_school)


def none_is_told_of(store: Store, made: Made) -> None:
    for words in (NAMED, f"As he says, he {NOTE}."):
        with pytest.raises(BadInput, match="vacancies 1, note"):
            tell(store, made, words)
        for change in CHANGES:
            with pytest.raises(BadInput, match=r"another child|others"):
                keep(store, made, change(words))


def test_no_words_that_everybody_can_read_tell_of_a_child(store: Store, known: Made) -> None:
    none_is_told_of(store, known)
    for change in CHANGES:
        keep(store, known, change("Long walks by the river."))
    tell(store, known, "A bedroom on the first floor.")


def test_public_words_that_nobody_looked_through_would_be_caught(
    store: Store, known: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(public_words, "problems_in", lambda *_: ())
    with pytest.raises(pytest.fail.Exception):
        none_is_told_of(store, known)


def test_who_has_read_them_again_says_that_they_tell_of_no_child_and_that_is_noted(store: Store, known: Made) -> None:
    tell(store, known, NAMED, read=True)
    keep(store, known, with_activity("Sailing the Zephyrine"), read=True)
    with store.transaction() as t:
        said = select(AuditRow.person_id).where(AuditRow.action == Action.RELEASE, AuditRow.because == CONFIRMED)
        assert t.session.scalars(said).all() == [known.manager] * 2
    keep(store, known, with_activity("Swimming"))


def test_a_school_is_named_among_those_the_home_works_with_and_nowhere_else(store: Store, known: Made) -> None:
    keep(store, known, with_school("Hollybank Primary School"))
    with pytest.raises(BadInput, match="school of another child"):
        keep(store, known, with_activity("Football at Hollybank Primary School"))


def test_who_approved_what_is_said_stands_there_with_initials_and_no_child_does(store: Store, known: Made) -> None:
    def approved_by(words: str) -> Callable[[Home], Home]:
        ethos = Stated(value="We like the river.", effective=DAY, approved_by=words)
        return lambda home: home.model_copy(update={"statement": home.statement.model_copy(update={"ethos": (ethos,)})})

    with pytest.raises(BadInput, match="ethos 1, approved by: it has the name of another child"):
        keep(store, known, approved_by("Zephyrine"))
    keep(store, known, approved_by("Z. Osei"))


def test_to_whom_a_residents_record_is_closed_does_not_write_for_everybody(store: Store, known: Made) -> None:
    deputy = known.people[Is.DEPUTY_MANAGER]
    with store.transaction() as t:
        declare(t, deputy, known.residents[0], DAY)
    with pytest.raises(BadInput, match="Ask a colleague"):
        keep(store, known, with_activity("Swimming"), person=deputy)
