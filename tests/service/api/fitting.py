"""Requests that fit: by whom a route is for, about what is there, as somebody in the middle of work would send them.

What an answer told of is what later requests are about; what has to come before is asked before.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

from httpx2 import Response
from starlette.testclient import TestClient

from matching.formats import json_referral
from matching.short_breaks.cleared import Cleared, Suited
from matching.short_breaks.period import Nights
from matching.world.referral import Referral, Urgency
from service.access.relation import RelationKind as Is
from service.api.resources.actions import EXAMPLES
from service.api.route import Needs, Route
from service.ledger.document import Decided
from service.records.home_answers import Says
from service.records.people import add_person, relate
from service.store.opening import Store
from tests.service.actions.breaks import PERIOD, Breaks, begun, make_breaks, planned, stay
from tests.service.actions.breaks import kept as kept_as
from tests.service.api.asking import asked, example_of, ids_of
from tests.service.api.coming_before import BEFORE, BY_PATH, COME, ENTER, OF_OWN, OFFER, SIGN, TOLD
from tests.service.api.conftest import Running
from tests.service.api.test_files import ONE, as_file
from tests.service.records.made import DAY, Made

FREE_WORDS = ("reasons", "words", "said", "question", "how_it_goes")
FAMILY, A_THIRD = PERIOD.families[1], 1 / 3
ONE_STAY = stay()
WHOLE = Nights(first=PERIOD.first_night, nights=PERIOD.nights)
SUITED = Suited(
    family=ONE_STAY.family,
    urn=ONE_STAY.urn,
    nights=(WHOLE,),
    bedrooms=tuple((room,) for room in ONE_STAY.bedrooms),
    known=True,
)
CLEARED = Cleared(suited=(SUITED,))


@dataclass(frozen=True)
class Begun:
    """Work that has been begun: a home of short breaks with a period; and people to name, of provider and authority."""

    breaks: Breaks
    spare: str
    colleague: str
    ids: Mapping[str, str]


def begun_in(store: Store, made: Made) -> Begun:
    """Laid out there."""
    breaks = make_breaks(store)
    with store.transaction() as t:
        spare = add_person(t, made.provider, "Perrin")
        relate(t, spare, Is.DEPUTY_MANAGER, made.home, DAY - timedelta(days=9))
        colleague = add_person(t, made.authority, "Quill")
    period = begun(store, breaks)
    solve = planned(store, breaks, period, [ONE_STAY], CLEARED)
    return Begun(breaks, spare, colleague, {"period": period.id, "solve": solve})


@dataclass
class Fitting:
    """Somebody for each relation, in front of records where some work has been begun."""

    running: Running
    dice: Random
    begun: Begun
    known: dict[str, str] = field(default_factory=dict)
    """The newest of each that answers told of, by the field that names it."""
    browsers: dict[str, TestClient] = field(default_factory=dict)
    numbers: int = 0
    copied: tuple[str, ...] = ()
    """Words out of records that a home keeps, which somebody there copies now and then into what they write."""

    def of(self, kind: Is, route: Route) -> TestClient:
        """The browser of whoever is that; a coordinator plans where there are families."""
        planning = kind is Is.COORDINATOR and any(word in route.path for word in ("period", "solve"))
        person = self.begun.breaks.one if planning else self.running.made.people[kind]
        if person not in self.browsers:
            self.browsers[person] = self.running.by(person)
        return self.browsers[person]

    def may(self, route: Route) -> tuple[Is, ...]:
        """Whom the route is for."""
        return tuple(sorted(route.does.relations)) if isinstance(route.does, Needs) else tuple(Is)

    def ids(self, route: Route, kind: Is) -> dict[str, str]:
        """Of what is there, one for each parameter of a path and for each field that names a record."""
        made, known = self.running.made, {**self.begun.ids, **self.known}
        of_authority = kind is Is.PLACEMENT_OFFICER
        known["child"] = made.referred if of_authority else made.residents[self.dice.random() < A_THIRD]
        known |= {"resident": made.residents[-1], "other": made.residents[-1], "plan": known["solve"]}
        known["organisation"] = made.authority if of_authority else made.provider
        known["person"] = self.begun.colleague if of_authority else self.begun.spare
        if route.path in OF_OWN:
            known["referral"] = known.get("own", made.referral)
        if route.path == "/solves/{solve}/stop":
            known["solve"] = known.get("waiting", made.solve)
        if "period" in route.path:
            known |= {"urn": PERIOD.homes[0].urn, "home": self.begun.breaks.home}
        if "{family}" in route.path:
            keys = re.findall("/families/([^/]*)/", self.of(kind, route).get("/exports/periods").text)
            known |= {"family": self.dice.choice(keys)} if keys else {}
        return ids_of(made, **known)

    def body(self, route: Route, by: TestClient, ids: Mapping[str, str]) -> dict[str, Any]:
        """What is sent where everything fits."""
        self.numbers += 1
        whole = example_of(route, ids)
        if "version" in whole and "{period}" in route.path:
            whole["version"] = by.get(f"/periods/{ids['period']}").json().get("version", 1)
        fits = FITS.get(route.path)
        may_say = {} if route.takes is None else route.takes.model_fields
        found = {} if fits is None else fits(self, by, ids)
        return self._pasted(route, whole | {name: value for name, value in found.items() if name in may_say})

    def _pasted(self, route: Route, whole: dict[str, Any]) -> dict[str, Any]:
        """With what was copied out of a record in free words of a home, where there is something to copy."""
        if not self.copied or not route.path.startswith("/do/") or self.dice.random() > A_THIRD:
            return whole
        return whole | {name: f"{whole[name]} {self.dice.choice(self.copied)}." for name in FREE_WORDS if name in whole}

    def new_referral(self) -> Referral:
        """One that nobody has sent yet."""
        child = ONE.child.model_copy(update={"id": f"C-6{self.numbers}", "name": f"Maryam {self.numbers}"})
        return ONE.model_copy(
            update={
                "id": f"R-6{self.numbers}",
                "child": child,
                "start": DAY,
                "notice_hours": 24,
                "urgency": Urgency.EMERGENCY,
            }
        )

    def before(self, route: Route) -> None:
        """What has to have been asked before, by whom that is for."""
        for path in BEFORE.get(route.path, ()):
            self.ask(BY_PATH[path], self.dice.choice(self.may(BY_PATH[path])))

    def ask(self, route: Route, kind: Is) -> Response:
        """The answer to a request that fits; what it told of is known from then on."""
        self.before(route)
        by, ids = self.of(kind, route), self.ids(route, kind)
        sent = self.body(route, by, ids) if route.takes is not None and route.guard is None else None
        return self.learnt(route, asked(by, route, ids, sent))

    def learnt(self, route: Route, answer: Response) -> Response:
        """The same, once what it told of is known."""
        if answer.is_success and route.path in TOLD and route.method == "POST":
            self.known |= TOLD[route.path](answer.json())
        return answer


def _signed(fitting: Fitting, *_: Any) -> dict[str, Any]:
    return {"decided": Decided.ACCEPT_WITH_CONDITIONS.value, "conditions": ["two more trained"]}


def _offered(fitting: Fitting, by: TestClient, ids: Mapping[str, str]) -> dict[str, Any]:
    about = {"home": ids["home"], "referral": ids["referral"]}
    stands = by.post("/do/read-a-referral", json=about).json().get("answered") or {"answer": None}
    until = (fitting.running.now + timedelta(days=2)).isoformat()
    return {"says": Says.OFFERED.value, "until": until, "instead_of": stands["answer"]}


def _referral(fitting: Fitting, *_: Any) -> dict[str, Any]:
    """One that nobody has sent yet."""
    return {"referrals": [{"referral": json.loads(json_referral.write(fitting.new_referral()))}]}


def _file(fitting: Fitting, *_: Any) -> dict[str, Any]:
    return {"files": [as_file("json-referral", json_referral.write(fitting.new_referral()))]}


def _home(_: Fitting, by: TestClient, ids: Mapping[str, str]) -> dict[str, Any]:
    """As it is recorded now, where that is told."""
    said = by.post("/do/see-what-is-true-of-a-home", json={"home": ids["home"]}).json()
    record = by.get(f"/homes/{ids['home']}").json().get("record")
    return {"record": record, "version": said["version"]} if record and "version" in said else {}


def _ties(_: Fitting, by: TestClient, ids: Mapping[str, str]) -> dict[str, Any]:
    said = by.get(f"/homes/{ids['home']}/ties").json()
    return {"number": said["number"], "ties": said["record"]["ties"]} if "number" in said else {}


def _period(fitting: Fitting, *_: Any) -> dict[str, Any]:
    kept = json.loads(kept_as(fitting.begun.breaks).model_dump_json())
    return {"kept": kept | {"sheet": kept["sheet"] | {"id": f"period {fitting.numbers}"}}}


def _stay(fitting: Fitting, by: TestClient, ids: Mapping[str, str]) -> dict[str, Any]:
    """One of those that were given out."""
    one = fitting.dice.choice(_given_out(by, ids) or [json.loads(ONE_STAY.model_dump_json())])
    return {"family": one["family"], "first_night": one["first_night"]}


def _promised(fitting: Fitting, by: TestClient, ids: Mapping[str, str]) -> dict[str, Any]:
    """One of those, as it is."""
    one = fitting.dice.choice(_given_out(by, ids) or [json.loads(ONE_STAY.model_dump_json())])
    return {"family": one["family"], "first_night": one["first_night"], "stay": one}


def _given_out(by: TestClient, ids: Mapping[str, str]) -> list[dict[str, Any]]:
    said = by.get(f"/periods/{ids['period']}").json().get("record")
    return said["sheet"]["published"] if said else []


def _places(_: Fitting, by: TestClient, ids: Mapping[str, str]) -> dict[str, Any]:
    record = by.get(f"/homes/{ids['home']}").json().get("record")
    return {"instead_of": record["vacancies"]} if record else {}


def _view(_: Fitting, by: TestClient, ids: Mapping[str, str]) -> dict[str, Any]:
    asked = {"home": ids["home"], "referral": ids["referral"]}
    said = by.post("/do/read-what-residents-say", json=asked).json().get("residents", ())
    noted = [len(each["noted"]) for each in said if each["child"] == ids["resident"]]
    return {"noted": noted[0]} if noted else {}


FITS: Mapping[str, Callable[[Fitting, TestClient, Mapping[str, str]], dict[str, Any]]] = {
    SIGN: _signed,
    OFFER: _offered,
    "/do/write-down-a-death": lambda *_: {"death": {**EXAMPLES["death"], "died_on": DAY.isoformat()}},
    COME: lambda f, *_: {"arrived_at": f.running.now.isoformat()},
    **dict.fromkeys((ENTER, "/authority/do/refer-children"), _referral),
    **{path: _file for path in BY_PATH if path.endswith(("receive-referrals", "look-over-referrals", "of-children"))},
    "/do/keep-what-is-true-of-a-home": _home,
    "/do/see-what-a-change-of-a-home-would-do": _home,
    "/do/say-what-is-known-between-children": _ties,
    "/do/tell-of-free-places": _places,
    "/do/record-what-a-resident-says": _view,
    "/authority/do/say-who-belong-together": lambda _, by, ids: {"together": [ids["referral"], ids.get("second", "")]},
    **dict.fromkeys(("/periods", "/periods/check"), _period),
    "/periods/{period}/packages": lambda *_: {"family": json.loads(FAMILY.model_dump_json())},
    "/periods/{period}/requests": lambda *_: {"family": FAMILY.id},
    "/periods/{period}/repairs": lambda *_: {"changes": []},
    "/periods/{period}/cancellations": _stay,
    "/periods/{period}/adjustments": _promised,
}
"""Where the example does not fit what is there: by the path, what does."""
