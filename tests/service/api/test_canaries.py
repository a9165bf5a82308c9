"""Words that stand in every field of every child come out nowhere but to who may read that child."""

from __future__ import annotations

import base64
import html
import itertools
import json
import logging
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
from httpx2 import Response
from sqlalchemy.exc import StatementError
from starlette.testclient import TestClient

from matching.format import problems_in
from matching.world.child import Child
from matching.world.facts import Account, Basis, Fact, Role
from service.access.relation import RelationKind as Is
from service.api.route import Method, Route
from service.backup.making import back_up
from service.records import sendings
from service.records.desk import Desk, at_desk
from service.sealing.sealed import prefix_of
from service.store.opening import Store
from tests.service.api.asking import MISSING, ROUTES, asked, ids_of, key
from tests.service.api.conftest import Running
from tests.service.records.made import WORLD, Made

RESIDENT = "Zephyrine Quillfeather"
FREE_TEXT = "Quillfeather told of the boathouse"
SCHOOL, STREET, TOLD, SEEN, CAME_OF = ("Hollybankia", "Marrowbonia", "Vesperlyn", "Cloisterby", "Dunmorvale")
BORN = date(2011, 2, 27)
WISHES = "Pellucidara by the window"
FOREIGN = (RESIDENT, FREE_TEXT, "Quillfeather", "Zephyrine", SCHOOL, STREET, TOLD, SEEN, CAME_OF, WISHES)
SHORTEST = 6
"""Less of a word than that could be there by chance."""
BIRTHS = (BORN.isoformat(), "27 February 2011", "27/02/2011")
"""A word of its own in every field that words of a child stand in, and when the child was born."""


@cache
def forms_of(word: str) -> set[str]:
    """A word as it might come out: as it is, in small letters, in an address, in hexadecimal, base 32 and base 64."""
    in_base64 = {base64.b64encode(b"x" * pad + word.encode()).decode()[4:-4] for pad in range(3)}
    in_base32 = {base64.b32encode(b"x" * pad + word.encode()).decode()[8:-8] for pad in range(5)}
    wide = {"\0".join(word), word.encode().hex(), word.encode("utf-16-be").hex(), word[::-1]}
    told = {word, quote(word), quote_plus(word), json.dumps(word)[1:-1], html.escape(word)}
    return {each.lower() for each in in_base64 | in_base32 | wide | told if len(each) >= SHORTEST}


def leaked(words: tuple[str, ...], text: str) -> list[str]:
    said = text.lower()
    return [form for word in words for form in forms_of(word) if form in said]


def everything(answer: Response) -> str:
    """All that leaves with an answer, and the address that was asked."""
    return f"{answer.url}\n{answer.status_code}\n{answer.headers.multi_items()}\n{answer.text}"


@pytest.fixture
def store(store_in_file: Store) -> Store:
    return store_in_file


@pytest.fixture
def marked(running: Running) -> Running:
    """The records, where one resident's name and words are found nowhere else."""

    def mark(child: Child) -> Child:
        account = Account(
            level=2,
            said_by=Role.SCHOOL,
            said_on=WORLD.as_at,
            basis=Basis.OPINION,
            to_whom=TOLD,
            where=SEEN,
            what_came_of_it=CAME_OF,
            words=FREE_TEXT,
        )
        facts = (Fact(about=child.facts[0].about, accounts=(account,)), *child.facts[1:])
        words = {"name": RESIDENT, "strengths": (FREE_TEXT,), "interests": (WISHES,), "school": SCHOOL, "facts": facts}
        return child.model_copy(update=words | {"date_of_birth": BORN, "strengths": (FREE_TEXT, STREET)})

    made = running.made
    at_desk(
        running.store,
        made.manager,
        running.now,
        lambda d: d.write_child(made.residents[0], mark(d.child(made.residents[0]))),
    )
    return running


STAYING = tuple(route for route in ROUTES if route.path != "/sign-out")
STRANGERS = (Is.PLACEMENT_OFFICER, Is.AUDITOR, Is.ADMINISTRATOR)


def answers_to_strangers(running: Running) -> Iterator[Response]:
    """Every route, as each who may not read the resident, with ids that are theirs, the resident's and nobody's."""
    made = running.made
    for kind in STRANGERS:
        by = running.as_(kind)
        for route in STAYING:
            yield from (asked(by, route, ids) for ids in ids_to_try(route, made))


def ids_to_try(route: Route, made: Made) -> list[dict[str, str]]:
    """Of each child and each organisation, where the route speaks of one."""
    children = (made.residents[0], made.referred, MISSING) if "{child}" in route.path else (MISSING,)
    organisations = (made.provider, made.authority) if "{organisation}" in route.path else (made.provider,)
    person = made.people[Is.COORDINATOR]
    pairs = itertools.product(children, organisations)
    return [ids_of(made, child=child, organisation=organisation, person=person) for child, organisation in pairs]


def test_nothing_of_a_resident_comes_out_to_who_may_not_read_it(
    marked: Running, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    statuses = Counter[int]()
    for answer in answers_to_strangers(marked):
        statuses[answer.status_code] += 1
        assert leaked(FOREIGN + BIRTHS, everything(answer)) == []
    assert statuses[200] > 20
    assert leaked(FOREIGN + BIRTHS, caplog.text) == []
    shown = marked.manager.get(f"/children/{marked.made.residents[0]}").text
    assert [word for word in (*FOREIGN, BIRTHS[0]) if not leaked((word,), shown)] == []


def test_nothing_of_a_resident_stands_in_clear_in_the_records_or_beside_them(marked: Running) -> None:
    check = {"home": marked.made.home, "referral": marked.made.referral}
    assert marked.manager.post("/do/run-the-match-check", json=check, headers=key()).status_code == 200
    back_up(marked.store, _folder(marked) / "a.backup")
    assert [file.name for file in _folder(marked).iterdir() if leaked_in(FOREIGN + BIRTHS, file.read_bytes())] == []


def _folder(running: Running) -> Path:
    return Path(str(running.store.engine.url.database)).parent


def leaked_in(words: tuple[str, ...], held: bytes) -> list[str]:
    """The same of bytes of any kind."""
    return leaked(words, held.decode("latin-1"))


def test_a_column_that_is_not_sealed_would_be_caught(marked: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "service.sealing.keyring.seal", lambda number, key, spot, words: prefix_of(number) + words.ljust(99)
    )
    made = marked.made
    at_desk(
        marked.store,
        made.manager,
        marked.now,
        lambda d: d.write_child(made.residents[1], other(d.child(made.residents[1]))),
    )
    file = Path(str(marked.store.engine.url.database))
    assert leaked_in((RESIDENT, SCHOOL), file.read_bytes()) != []


def other(child: Child) -> Child:
    """Another child of that name and school."""
    return child.model_copy(update={"name": RESIDENT, "school": SCHOOL})


@pytest.mark.parametrize("form", ["quote", "b64", "utf16", "hex", "json"])
def test_a_word_in_another_form_would_be_caught(form: str) -> None:
    made = {
        "quote": quote(RESIDENT),
        "b64": base64.b64encode(f"It was {RESIDENT} again".encode()).decode(),
        "utf16": RESIDENT.encode("utf-16-le").decode("latin-1"),
        "hex": RESIDENT.encode().hex(),
        "json": json.dumps(RESIDENT),
    }
    assert leaked((RESIDENT,), made[form]) != []


def test_an_answer_with_a_residents_name_in_it_would_be_caught(
    marked: Running, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    honest = sendings.sent

    def defect(desk: Desk, id: str) -> tuple[sendings.Sent, ...]:
        return (*honest(desk, id), sendings.Sent(f"SC1 {RESIDENT}", WORLD.as_at, None))

    monkeypatch.setattr(sendings, "sent", defect)
    with pytest.raises(AssertionError):
        test_nothing_of_a_resident_comes_out_to_who_may_not_read_it(marked, caplog)


CANARY = "Quillfeather"


def spoilt(value: Any) -> Iterator[Any]:
    """The same data with the word in the place of each value, and of each name, in turn."""
    yield CANARY
    if isinstance(value, Mapping):
        yield {**value, CANARY.lower(): CANARY}
        for name, inner in value.items():
            yield from ({**value, name: worse} for worse in spoilt(inner))
    elif isinstance(value, list):
        for place, inner in enumerate(value[:2]):
            yield from ([*value[:place], worse, *value[place + 1 :]] for worse in spoilt(inner))


MOST_PLACES = 10


def refused(by: TestClient, made: Made, of_authority: bool) -> Iterator[Response]:
    """What is told of bodies that are wrong in one place each, on every route that takes one.

    On those that are not for who asks, of one such body and of those that cannot be read.
    """
    for route in ROUTES:
        if route.takes is None:
            continue
        own = of_authority is route.path.startswith("/authority")
        ids = ids_of(made, child=made.referred) if "authority" in route.path else ids_of(made)
        whole = dict(route.example)
        if route.method is Method.PUT:
            whole = by.get(route.path.format(**ids)).json().get("record", whole)
        for body in itertools.islice(spoilt(whole), MOST_PLACES if own else 1):
            yield asked(by, route, ids, body)
        path = route.path.format(**ids)
        for raw in (
            f'{{"a": "{CANARY}"',
            f'"{CANARY}',
            f"{CANARY}",
            '{"id": "\\ud800' + CANARY + '"}',
            "[" * 3000 + CANARY,
        ):
            yield by.request(
                route.method.value, path, content=raw, headers={"Content-Type": "application/json", "If-Match": "x"}
            )


def test_nothing_that_was_sent_is_told_back_when_it_is_refused(
    running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    out = []
    for by, of_authority in ((running.manager, False), (running.by(running.made.officer), True)):
        for answer in refused(by, running.made, of_authority):
            out.append(answer)
            assert answer.status_code < 400 or not leaked((CANARY,), answer.text)
        out += [by.get(f"/{CANARY}"), by.get(f"/children/{CANARY}"), by.get(f"/children?most={CANARY}&after={CANARY}")]
        out += [by.get("/children", headers={"Cookie": f"x={CANARY}", "If-Match": CANARY, "Host": CANARY})]
    answers = [answer for answer in out if answer.status_code >= 400]
    assert len(answers) > 100
    assert {answer.status_code for answer in answers} <= {400, 401, 404, 412, 415, 421, 422, 429}
    assert [
        answer.text for answer in answers if leaked((CANARY,), f"{answer.text}\n{answer.headers.multi_items()}")
    ] == []
    assert leaked((CANARY,), "\n".join(r.getMessage() for r in caplog.records if r.name.startswith("placewell"))) == []


def test_a_refusal_that_names_an_unknown_field_would_be_caught(
    running: Running, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("service.api.body.problems_in", lambda error, where, **_: problems_in(error, where))
    with pytest.raises(AssertionError):
        test_nothing_that_was_sent_is_told_back_when_it_is_refused(running, caplog)


def test_a_fault_of_the_database_repeats_nothing_that_was_to_be_written(
    marked: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.sealing.keyring.seal", lambda number, key, spot, words: words)
    made = marked.made
    with pytest.raises(StatementError) as told:
        at_desk(
            marked.store,
            made.manager,
            marked.now,
            lambda d: d.write_child(made.residents[1], other(d.child(made.residents[1]))),
        )
    assert leaked(FOREIGN, str(told.value)) == []
    monkeypatch.setattr(told.value, "hide_parameters", False)
    assert "[parameters: " in str(told.value)
    assert leaked((RESIDENT,), str(told.value.params)) != []
