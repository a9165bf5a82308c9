"""Who may ask what of whom: every route, everybody and every record, against a table written by hand.

The table is not made from the grants: it says again, in the field's words, what the service promises.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from service.access.decide import Answer
from service.access.relation import RelationKind as Is
from service.api.route import Route
from service.records import desk
from service.records.people import add_person, relate
from service.records.sessions import end_person
from service.records.taking_in import organisation, take_in_home
from service.records.versions import Writing
from service.store.rows import AuditRow
from service.store.rows.organisation import Kind
from tests.service.access.in_short import IN_SHORT as SHORT
from tests.service.api.asking import ABOUT_ONE, MISSING, asked, ids_of, told
from tests.service.api.conftest import Running
from tests.service.conftest import DATABASES
from tests.service.records.made import DAY, NOW, WORLD

BY_HAND = """
GET  /homes/{home}                                home      read   manager deputy coordinator responsible
GET  /homes/{home}/group                          home      read   manager deputy coordinator responsible
GET  /children/{child}                            resident  read   manager deputy coordinator responsible
GET  /children/{child}                            referred  read                      manager deputy responsible
PUT  /children/{child}                            resident  write                     manager deputy
PUT  /children/{child}                            referred  write
GET  /children/{child}/looked                     resident  read who has looked       manager responsible auditor
GET  /children/{child}/looked                     referred  read who has looked       officer
GET  /children/{child}/kept-from                  resident  keep a record from somebody manager responsible
GET  /children/{child}/kept-from                  referred  keep a record from somebody manager responsible officer
POST /children/{child}/kept-from                  resident  keep a record from somebody manager responsible
POST /children/{child}/kept-from                  referred  keep a record from somebody manager responsible officer
POST /children/{child}/let-see                    resident  keep a record from somebody manager responsible
POST /children/{child}/let-see                    referred  keep a record from somebody manager responsible officer
GET  /children/{child}/records                    resident  keep a record from somebody manager responsible
GET  /children/{child}/records                    referred  keep a record from somebody manager responsible officer
POST /children/{child}/records                    resident  keep a record from somebody manager responsible
POST /children/{child}/records                    referred  keep a record from somebody manager responsible officer
POST /children/{child}/known                      resident  read   manager deputy coordinator responsible
POST /children/{child}/known                      referred  read                      manager deputy responsible officer
GET  /referrals/{referral}                        referral  read                      manager deputy responsible
GET  /authority/children/{child}                  resident  read
GET  /authority/children/{child}                  referred  read                      officer
PUT  /authority/children/{child}                  resident  write
PUT  /authority/children/{child}                  referred  write                     officer
GET  /authority/referrals/{referral}              referral  read                      officer
PUT  /authority/referrals/{referral}              referral  write                     officer
GET  /authority/referrals/{referral}/sendings     referral  read                      officer
POST /authority/referrals/{referral}/sendings     referral  send to a home            officer
POST /authority/referrals/{referral}/withdrawals  referral  send to a home            officer
GET  /authority/referrals/{referral}/closing      referral  read                      officer
PUT  /authority/referrals/{referral}/closing      referral  write                     officer
GET  /referrals/{referral}/closing                referral  read                      manager deputy responsible
PUT  /referrals/{referral}/closing                referral  write
GET  /periods/{period}                            period    plan short breaks         coordinator
PUT  /periods/{period}                            period    plan short breaks         coordinator
GET  /periods/{period}/packages                   period    plan short breaks         coordinator
POST /periods/{period}/packages                   period    plan short breaks         coordinator
POST /periods/{period}/requests                   period    plan short breaks         coordinator
POST /periods/{period}/cancellations              period    plan short breaks         coordinator
POST /periods/{period}/adjustments                period    plan short breaks         coordinator
POST /periods/{period}/repairs                    period    plan short breaks         coordinator
GET  /periods/{period}/swaps                      period    plan short breaks         coordinator
POST /periods/{period}/swaps                      period    plan short breaks         coordinator
GET  /periods/{period}/entitlement                period    plan short breaks         coordinator
GET  /periods/{period}/plans                      period    plan short breaks         coordinator
POST /periods/{period}/plans                      period    plan short breaks         coordinator
GET  /periods/{period}/plans/{plan}               period    plan short breaks         coordinator
POST /periods/{period}/publications               period    plan short breaks         coordinator
GET  /solves/{solve}                              solve     plan short breaks         coordinator
POST /solves/{solve}/stop                         solve     plan short breaks         coordinator
GET  /organisations/{organisation}/people         provider  manage people             administrator
GET  /organisations/{organisation}/people         authority manage people
POST /organisations/{organisation}/people/{person}/end provider manage people         administrator
POST /organisations/{organisation}/people/{person}/end authority manage people
GET  /organisations/{organisation}/ledger         provider  verify the ledger         responsible auditor
GET  /organisations/{organisation}/ledger         authority verify the ledger
GET  /exports/ledgers/{organisation}              provider  verify the ledger         responsible auditor
GET  /exports/ledgers/{organisation}              authority verify the ledger
GET  /exports/periods/{period}/board.xlsx         period    plan short breaks coordinator
GET  /exports/periods/{period}/board.pdf          period    plan short breaks coordinator
GET  /exports/periods/{period}/homes/{urn}/calendar.ics period plan short breaks coordinator
GET  /exports/periods/{period}/families/{family}/letter.pdf period plan short breaks coordinator
GET  /exports/periods/{period}/families/{family}/calendar.ics period plan short breaks coordinator
GET  /exports/statements/{referral}/{place}       referral  read officer
GET  /exports/statements/{referral}/{place}/statement.pdf referral read officer
PUT  /homes/{home}                                home      keep what is true of a home manager deputy responsible
GET  /homes/{home}/changes                        home      read   manager deputy responsible
GET  /homes/{home}/ties                           home      read   manager deputy responsible
PUT  /homes/{home}/ties                           home      keep what is true of a home manager deputy responsible
"""

COMMANDS = ("packages", "requests", "cancellations", "adjustments", "repairs", "publications", "swaps")
OTHERWISE = {f"/periods/{{period}}/{what}": {422} for what in COMMANDS}
OTHERWISE |= {f"/children/{{child}}/{what}": {422} for what in ("kept-from", "let-see", "records")}
OTHERWISE |= {line.split()[1]: {422} for line in BY_HAND.splitlines() if "/exports/" in line and "ledgers" not in line}
"""What is answered to who may, of a period in which no family is yet and nothing was planned; and of somebody of
another organisation, or from whom a record is kept already or is not; of another record that is not there; and of
files where nothing was given out."""

LISTS = """
/homes               manager deputy coordinator responsible : home
/children            manager deputy responsible : residents referred
/children            coordinator : residents
/referrals           manager deputy responsible : referral
/periods             coordinator : period
/solves              coordinator : solve
/authority/children  officer : referred
/authority/referrals officer : referral
"""


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    route: Route
    record: str
    action: str
    may: frozenset[str]


def rows() -> list[Row]:
    by_name = {told(route): route for route in ABOUT_ONE}
    actions = sorted({route.does.action.value for route in ABOUT_ONE}, key=len, reverse=True)  # type: ignore[union-attr]
    found = []
    for line in BY_HAND.strip().splitlines():
        method, path, record, rest = line.split(maxsplit=3)
        action = next(each for each in actions if rest.startswith(each))
        found.append(Row(by_name[f"{method} {path}"], record, action, frozenset(rest.removeprefix(action).split())))
    return found


def test_the_table_speaks_of_every_route() -> None:
    assert {told(row.route) for row in rows()} == {told(route) for route in ABOUT_ONE}


@dataclass(frozen=True)
class Everybody:
    """People by what they are: at this home, for its provider and its authority; elsewhere; and nothing to anybody."""

    running: Running
    here: dict[str, str]
    elsewhere: dict[str, str]
    home: str
    disabled: str

    def ids(self, record: str) -> dict[str, str]:
        made = self.running.made
        there = {"resident": made.residents[0], "referred": made.referred}
        organisations = {"provider": made.provider, "authority": made.authority}
        spare = self.running.made.people[Is.COORDINATOR]
        other = {"child": there[record]} if record in there else {}
        other |= {"organisation": organisations[record]} if record in organisations else {}
        return ids_of(made, person=spare, **other)


@pytest.fixture
def everybody(running: Running) -> Everybody:
    with running.store.transaction() as t:
        writing = Writing(t, DAY, NOW)
        provider, authority = (organisation(writing, kind, "Elsewhere") for kind in Kind)
        other = WORLD.homes[0].model_copy(update={"urn": "SC999999", "provider": "Elsewhere"})
        home = take_in_home(writing, other)
        elsewhere = {}
        for name, kind in SHORT.items():
            employer = authority if kind is Is.PLACEMENT_OFFICER else provider
            elsewhere[name] = add_person(t, employer, name)
            relate(t, elsewhere[name], kind, home if kind.is_to_a_home else employer, date(2020, 1, 1))
        elsewhere["nobody"] = add_person(t, running.made.provider, "nobody")
        disabled = add_person(t, running.made.provider, "disabled")
        relate(t, disabled, Is.REGISTERED_MANAGER, running.made.home, date(2020, 1, 1))
    here = {name: running.made.people[kind] for name, kind in SHORT.items()}
    return Everybody(running, here, elsewhere, home, disabled)


def wrong_cells(everybody: Everybody, row: Row) -> list[str]:
    """The cells of a line in which another answer was given, or another action looked at, than the table says."""
    wrong = []
    running, ids = everybody.running, everybody.ids(row.record)
    for place, people in (("here", everybody.here), ("elsewhere", everybody.elsewhere)):
        for name, person in people.items():
            allowed = place == "here" and name in row.may
            if asked_as_it_should(running, person, row, ids) is not allowed:
                wrong.append(f"{name} {place}")
    missing = ids | {str(row.route.does.by): MISSING}  # type: ignore[union-attr]
    everywhere = {**everybody.elsewhere, **everybody.here}
    wrong += [n for n in everywhere if n in row.may and answered(running, everywhere[n], row, missing) != 404]
    gone = running.by(everybody.disabled)
    with running.store.transaction() as t:
        end_person(t, everybody.disabled, running.now)
    wrong += [
        who
        for who, by in (("gone", gone), ("nobody", running.anybody()))
        if asked(by, row.route, ids).status_code != 401
    ]
    return wrong


def answered(running: Running, person: str, row: Row, ids: dict[str, str]) -> int:
    return asked(running.by(person), row.route, ids).status_code


def asked_as_it_should(running: Running, person: str, row: Row, ids: dict[str, str]) -> bool:
    """Whether it is allowed; fails where the audit does not say so of that action and record."""
    answer = asked(running.by(person), row.route, ids)
    assert answer.status_code in {row.route.status, 404, *OTHERWISE.get(row.route.path, ())}, answer.text
    with running.store.transaction() as t:
        lines = t.session.scalars(select(AuditRow).where(AuditRow.person_id == person)).all()
        noted = {(line.action.value, line.subject_id, bool(line.allowed)) for line in lines}
    allowed = answer.status_code != 404
    subject = ids[str(row.route.does.by)]  # type: ignore[union-attr]
    if allowed:
        assert (row.action, subject, True) in noted
    else:
        assert any(subject == of and not let for _, of, let in noted)
    return allowed


def named(row: Row) -> str:
    return f"{told(row.route)} {row.record}"


def on_each_database() -> Iterator[Any]:
    """Every row on the one, and on the other every action on every kind of record, by the first row that has it."""
    first = {(row.record, row.action): row for row in reversed(rows())}
    for database, asked_of in zip(DATABASES, (rows(), first.values()), strict=True):
        yield from (pytest.param(database, row, id=f"{database}-{named(row)}") for row in asked_of)


@pytest.mark.parametrize(("new", "row"), [*on_each_database()], indirect=["new"])
def test_everybody_may_ask_exactly_what_the_table_says(everybody: Everybody, row: Row) -> None:
    if row.route.path.endswith("withdrawals"):
        sendings = next(
            route for route in ABOUT_ONE if told(route) == told(row.route).replace("withdrawals", "sendings")
        )
        assert asked(everybody.running.by(everybody.here["officer"]), sendings, everybody.ids(row.record)).is_success
    assert wrong_cells(everybody, row) == []


@pytest.mark.parametrize("number", [2, 10, 16])
def test_a_rule_that_lets_everybody_in_would_be_caught(
    everybody: Everybody, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(desk, "decide", lambda *_: Answer(True, "a defect"))
    with pytest.raises(AssertionError):
        test_everybody_may_ask_exactly_what_the_table_says(everybody, rows()[number])


def test_a_list_holds_exactly_what_each_may_have(everybody: Everybody) -> None:
    running, made = everybody.running, everybody.running.made
    of = {
        "home": {made.home},
        "residents": set(made.residents),
        "referred": {made.referred},
        "referral": {made.referral},
        "period": {made.period},
        "solve": {made.solve},
    }
    promised: dict[tuple[str, str], set[str]] = {}
    for line in LISTS.strip().splitlines():
        path, rest = line.split(maxsplit=1)
        who, _, what = rest.partition(":")
        promised |= {(path, name): set.union(*(of[each] for each in what.split())) for name in who.split()}
    for path in dict.fromkeys(line.split()[0] for line in LISTS.strip().splitlines()):
        for place, people in (("here", everybody.here), ("elsewhere", everybody.elsewhere)):
            for name, person in people.items():
                answer = running.by(person).get(path).json()
                wanted = promised.get((path, name), set())
                if place == "elsewhere":
                    wanted = {everybody.home} if "home" in path and wanted else set()
                found = {each["id"] for each in answer[path.rpartition("/")[2]]}
                assert found == wanted, (path, name, place)
