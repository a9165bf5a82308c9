"""Whatever is asked by whomever: each child that an answer shows has its line in the audit, once; without one, nothing.

The audit is taken away at times: it takes no more lines, or is not there. Then nothing of a child may be answered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from httpx2 import Response
from sqlalchemy import select, text
from starlette.testclient import TestClient

from service.access.relation import RelationKind
from service.api.route import Method, Needs, Route
from service.records.desk import Desk, at_desk
from service.store.opening import Store
from service.store.rows import AuditRow
from tests.service.api.asking import ROUTES, asked, ids_of, keeps_from_somebody
from tests.service.api.conftest import Running
from tests.service.records.made import NOW
from tests.service.records.test_desk import break_audit

ENDS = ("/end", "/sign-in", "/sign-out", "/prove-again")
A_SECOND = timedelta(seconds=1)
REFUSED = {400, 401, 404, 409, 412, 422, 428, 503}
MINUTES_OF_A_SESSION = 5


def _changes_nothing_for_good(route: Route) -> bool:
    """Whether those who ask later are still answered as before."""
    closes = route.method is not Method.GET and any(word in route.path for word in ("clos", "destr", "withdraw"))
    return not (closes or route.path.endswith(ENDS) or keeps_from_somebody(route))


STAYING = tuple(route for route in ROUTES if _changes_nothing_for_good(route))
SHOWING = tuple(route for route in STAYING if "child" in route.path or "referral" in route.path)
MOSTLY = 0.8
"""How often one asks whom the route is for."""


@dataclass
class Audited:
    """What was asked, how many children were shown in all, how often nothing was, and what is broken, in words."""

    running: Running
    dice: Random
    asked: int = 0
    shown: int = 0
    without: int = 0
    broken: list[str] = field(default_factory=list)
    browsers: dict[RelationKind, TestClient] = field(default_factory=dict)

    def asks(self, times: int) -> Audited:
        """So many requests, each at a second of its own, by which its lines are known."""
        for number in range(times):
            if number % (60 * MINUTES_OF_A_SESSION) == 0:
                self.browsers = {kind: self.running.as_(kind) for kind in RelationKind}
            self.running.now += A_SECOND
            self._with_audit(*self._ask())
        return self

    def asks_without(self, times: int) -> Audited:
        """So many requests, while no line can be written; none of them may show a child."""
        browsers = self.browsers = {kind: self.running.as_(kind) for kind in RelationKind}
        with no_audit(self.running.store, self.dice.choice(WAYS)):
            for _ in range(times):
                _, answer = self._ask(browsers)
                self.without += 1
                if _children_in(answer, self.running) or answer.status_code not in {*REFUSED, 200}:
                    self.broken.append(f"without an audit {answer.request.url.path} was {answer.status_code}")
        return self

    def _ask(self, browsers: dict[RelationKind, TestClient] | None = None) -> tuple[Route, Response]:
        made, route = self.running.made, self.dice.choice(SHOWING if self.dice.random() < 1 / 3 else STAYING)
        ids = ids_of(made, child=self.dice.choice((*made.residents, made.referred)))
        may = sorted(route.does.relations) if isinstance(route.does, Needs) else ()
        kinds = may if may and self.dice.random() < MOSTLY else tuple(RelationKind)
        by = (browsers or self.browsers)[self.dice.choice(kinds)]
        self.asked += 1
        return route, asked(by, route, ids, headers={"If-Match": '"x"'} if route.guard is not None else None)

    def _with_audit(self, route: Route, answer: Response) -> None:
        shown = _children_in(answer, self.running) if answer.is_success else set()
        with self.running.store.transaction() as t:
            lines = t.session.scalars(select(AuditRow).where(AuditRow.at == self.running.now)).all()
            noted = {line.child_id for line in lines if line.allowed}
            each = Counter((line.action, line.subject_kind, line.subject_id, line.allowed) for line in lines)
        self.shown += len(shown)
        self.broken += [f"{route.path} showed a child without its line"] * len(shown - noted)
        self.broken += [f"{route.path} wrote a line {n} times" for n in each.values() if n > 1]
        if answer.status_code >= 500:
            self.broken.append(f"{route.path} was answered with {answer.status_code}")


def _children_in(answer: Response, running: Running) -> set[str]:
    """The rows of those of whom the id or the name is in the answer."""
    return {id for id, name in _names(running).items() if id in answer.text or name in answer.text}


def _names(running: Running) -> dict[str, str]:
    if running.made.referral not in NAMES:
        found = at_desk(running.store, running.made.manager, NOW, Desk.children)
        NAMES[running.made.referral] = {child.id: child.name for child in found}
    return NAMES[running.made.referral]


NAMES: dict[str, dict[str, str]] = {}
"""By the referral of the records, the name of each child in them by its row."""


FULL, AWAY = "it takes no more lines", "it is not there"
WAYS = (FULL, AWAY)


@contextmanager
def no_audit(store: Store, way: str) -> Iterator[None]:
    """Until the end no line can be written."""
    sqlite = store.engine.dialect.name == "sqlite"
    mended = "DROP TRIGGER full_audit_rows" if sqlite else "ALTER TABLE audit_rows DROP CONSTRAINT full_audit_rows"
    if way == FULL:
        break_audit(store)
    else:
        _say(store, "ALTER TABLE audit_rows RENAME TO audit_rows_away")
        mended = "ALTER TABLE audit_rows_away RENAME TO audit_rows"
    yield
    _say(store, mended)


def _say(store: Store, statement: str) -> None:
    with store.engine.begin() as connection:
        connection.execute(text(statement))
