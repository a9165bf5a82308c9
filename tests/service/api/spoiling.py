"""Whatever is asked, by whomever: mostly what fits, by who may; and spoilt in places, or by others, or by nobody.

Every answer has to be of the type that its route declares, no fault, and of one record for nobody whom the route is
not for; a list shows them nothing.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from inspect import signature
from random import Random
from typing import Any, Self
from urllib.parse import quote

from httpx2 import Response

from service.access.relation import RelationKind as Is
from service.api.problem import MEDIA_TYPE, Problem
from service.api.route import Method, Needs, Route
from tests.service.api.asking import keeps_from_somebody, key, told
from tests.service.api.fitting import Fitting

MAY, FITS, GIVES_UP, MOST_PLACES = 0.9, 0.75, 0.03, 3
"""How often one asks whom the route is for; how often what fits; how often what ends something for those who come
later; and in how many places what is sent is spoilt at most."""
ENDS = ("/end", "/closing", "close-a-referral", "destroy-a-record", "record-a-departure", "/withdrawals")
LEAVING = {"/sign-out", "/sign-in", "/prove-again"}
NOBODY = "nobody"
WORDS = ("", "\x00", "\ud800", "é" * 5, "' OR 1=1 --", "../..", "9" * 400, "=1+1", "2026-02-30", "0" * 32, "None")
NUMBERS = (0, -1, 2**63, -(10**30), 0.5, 1e308, float("nan"), float("inf"))
ANY_LETTER = 0x110000


def anything(dice: Random, deep: int = 3) -> Any:
    """A value of any kind that JSON has, and of some that it has not."""
    if deep and dice.random() < 1 / 4:
        inner = [anything(dice, deep - 1) for _ in range(dice.randrange(4))]
        return inner if dice.random() < 1 / 2 else {word(dice): each for each in inner}
    return dice.choice((None, True, False, dice.choice(NUMBERS), dice.randrange(-9, 99), word(dice), word(dice)))


def word(dice: Random) -> str:
    """One that is known to make trouble, or any letters."""
    if dice.random() < 1 / 2:
        return dice.choice(WORDS)
    return "".join(chr(dice.randrange(ANY_LETTER)) for _ in range(dice.randrange(12)))


def in_path(dice: Random) -> str:
    """The same as it can stand in an address or a header."""
    return quote(word(dice), safe="", errors="replace") or "x"


def spoilt(dice: Random, value: Any) -> Any:
    """The same data with one thing in it put in the place of another, left out, or more than there was."""
    if isinstance(value, dict) and value and dice.random() < 5 / 6:
        name = dice.choice(sorted(value))
        if dice.random() < 1 / 6:
            return {each: inner for each, inner in value.items() if each != name} | dice.choice(({}, {word(dice): 1}))
        return value | {name: spoilt(dice, value[name])}
    if isinstance(value, list) and value and dice.random() < 5 / 6:
        at = dice.randrange(len(value))
        return [*value[:at], *[spoilt(dice, value[at])] * dice.randrange(3), *value[at + 1 :]]
    return anything(dice)


def broken(route: Route, answer: Response) -> Iterator[str]:
    """What is wrong with an answer, whatever was asked."""
    if answer.status_code >= 500:
        yield f"{answer.status_code} of {told(route)}"
    elif answer.status_code >= 400:
        if answer.headers["content-type"] != MEDIA_TYPE or not Problem.model_validate_json(answer.content).way_out:
            yield f"a problem of another shape of {told(route)}"
    elif route.gives is not None:
        if answer.headers["content-type"].partition(";")[0] != route.gives.media_type or not answer.content:
            yield f"a file of another kind of {told(route)}"
    else:
        route.shows.model_validate_json(answer.content)


@dataclass
class Asked:
    """What was answered to whom, of what was asked by who may; where something was let through; and what is broken."""

    fitting: Fitting
    dice: Random
    answers: int = 0
    let: Counter[tuple[str, int]] = field(default_factory=Counter)
    """By the relation and the hundred of the status."""
    reached: set[str] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)
    kind: Is | None = None
    """Who asked last. None: nobody who is signed in."""

    def share(self, hundred: int) -> float:
        """Of what was asked by who may, the share that was answered with that hundred."""
        return sum(times for (_, each), times in self.let.items() if each == hundred) / max(1, self.let.total())

    def asks(self, routes: Sequence[Route], times: int) -> Self:
        """So many requests of these routes, and what has to come before each."""
        routes = [route for route in routes if route.path not in LEAVING]
        ending = [route for route in routes if keeps_from_somebody(route) or route.path.endswith(ENDS)]
        going_on = [route for route in routes if route not in ending]
        for _ in range(times):
            rarely = ending if not going_on or self.dice.random() < GIVES_UP else going_on
            self.one(self.dice.choice(rarely or going_on))
        return self

    def one(self, route: Route) -> Response:
        """The answer of that route to somebody, of something."""
        may = self.fitting.may(route)
        kind = self.dice.choice(may if self.dice.random() < MAY else (*Is, None))
        self.kind = kind
        fits = self.dice.random() < FITS
        answer = self.fitting.ask(route, kind) if fits and kind is not None else self._spoilt(route, kind)
        if answer.status_code == 401:
            self.fitting.browsers.clear()
        self._count(route, kind, answer, may)
        return answer

    def _spoilt(self, route: Route, kind: Is | None) -> Response:
        dice, fitting = self.dice, self.fitting
        by = fitting.running.anybody() if kind is None else fitting.of(kind, route)
        asker = kind or fitting.may(route)[0]
        ids = fitting.ids(route, asker)
        ids = {
            name: id if dice.random() < 0.9 else quote(word(dice), errors="replace") or "x" for name, id in ids.items()
        }
        path = route.path.format(**ids)
        said = key() | {"Content-Type": "application/json"}
        whole: Any = None
        if route.guard is not None:
            now = by.get(path)
            said["If-Match"] = now.headers.get("etag", '"x"') if dice.random() < 0.9 else '"x"'
            whole = now.json().get("record")
        elif route.takes is not None:
            whole = fitting.body(route, by, ids)
        for _ in range(dice.randint(0, MOST_PLACES)):
            whole = spoilt(dice, whole)
        if dice.random() < 0.05:
            said["Idempotency-Key"] = in_path(dice)
        sent = None if route.method is Method.GET else json.dumps(whole).encode()
        most, after = dice.choice(("1", "50", "0", "x", "9" * 30)), word(dice).encode(errors="replace").decode()
        known = signature(route.answers).parameters
        with_these = {name: of for name, of in (("most", most), ("after", after)) if dice.random() < 1 / 2}
        if dice.random() < 0.95:
            with_these = {name: of for name, of in with_these.items() if name in known}
        answer = by.request(route.method.value, path, params=with_these, headers=said, content=sent)
        return fitting.learnt(route, answer)

    def _count(self, route: Route, kind: Is | None, answer: Response, may: Sequence[Is]) -> None:
        self.answers += 1
        self.broken += broken(route, answer)
        names_a_record = isinstance(route.does, Needs) and route.does.by is not None
        if names_a_record and kind not in may and answer.is_success:
            self.broken.append(f"{told(route)} answered {kind or NOBODY}, whom it is not for")
        if kind in may:
            self.let[kind.value if kind else NOBODY, answer.status_code // 100] += 1
        if answer.is_success:
            self.reached.add(told(route))
