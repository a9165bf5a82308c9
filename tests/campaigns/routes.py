"""Every route asked thousands of times as its description says and as it does not, by people of nine kinds.

Schemathesis, which does the asking, brings many libraries of its own, so it is run from an environment of its own:

    python3 -m venv ASKING
    ASKING/bin/pip install schemathesis==4.32.5
    python3 run.py campaign routes --program=ASKING/bin/schemathesis

No answer may be a fault of the service (5xx), of another shape than was described, or given without signing in. Told is
of each kind how many of the routes that are for it ever let something through. `--examples=N` chooses how much is drawn
of each route, `--seed=N` what, `--phases=examples,coverage,fuzzing,stateful` in which ways, `--as=KIND` by whom alone.
"""

from __future__ import annotations

import json
import re
import secrets
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from threading import Event, Thread
from typing import Any

import httpx2

from service.access.relation import RelationKind as Is
from service.api.route import Needs, Route
from service.records.people import add_person
from service.sealing.root_key import new_root_key
from service.settings import Settings
from service.store.opening import open_store
from tests.service.api.asking import ROUTES, told
from tests.service.api.coming_before import BY_PATH, ENQUIRY, PLAN, PUBLISH, RELEASE, SIGN
from tests.service.api.conftest import SERVED, Running
from tests.service.api.fitting import Fitting, begun_in
from tests.service.records.made import NOW, make
from tests.service.serving import serving, signed_in

NAME = "routes"
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "unsupported_method",
)
REFUSALS = (
    "[checks.negative_data_rejection]",
    "expected-statuses = [400, 401, 403, 404, 405, 406, 409, 412, 413, 415, 422, 428, 429]",
)
"""How the program is told that a mark which is none is refused as one that no longer holds."""
PATIENT_SECONDS = "300"
"""A machine that is busy with something else is no fault of an answer."""
LEFT_OUT = (
    "/sign-in",
    "/sign-out",
    "/prove-again",
    "/children/{child}/known",
    "/do/say-that-one-knows-a-child",
)
"""What ends or begins a session, or keeps a record from who asks: after it nothing more would be let through."""
MORE = 300
"""A status of so much and more lets nothing through."""
BY_PARAMETERS = sorted(ROUTES, key=lambda route: route.path.count("{"))
PATTERNS = {route.path: re.compile(re.sub(r"{\w+}", "[^/]+", route.path)) for route in ROUTES}
NOTHING, NOBODY = "somebody who is nothing to anybody", "nobody who is signed in"
KINDS = (*(kind.value for kind in Is), NOTHING, NOBODY)
BEGUN = (SIGN, PLAN, ENQUIRY, RELEASE, PUBLISH)
"""What was done before anything is asked."""
SECONDS_BETWEEN = 60.0
"""Who is only ever refused is not seen to be there, and after half an hour is signed in no longer."""


@dataclass(frozen=True)
class How:
    """How much is asked, of what and in which ways, and by which program."""

    program: str
    options: tuple[str, ...]


def run(arguments: Sequence[str]) -> int:
    """Exit code 0 where every answer was as described; 2 without the program that asks."""
    options = dict(a.removeprefix("--").partition("=")[::2] for a in arguments)
    program = options.get("program")
    if program is None or not Path(program).exists():
        print("Say where it is, as the campaign's own text tells: --program=ASKING/bin/schemathesis")
        return 2
    said = ["--max-examples", options.get("examples", "20"), "--seed", options.get("seed", "1")]
    said += ["--phases", options["phases"]] if "phases" in options else []
    how = How(str(Path(program).absolute()), tuple(said))
    broken = [kind for kind in KINDS if options.get("as", "") in kind and _ask_all(how, kind)]
    print(f"broken for: {', '.join(broken)}" if broken else "every answer was as described")
    return 1 if broken else 0


def _ask_all(how: How, kind: str) -> bool:
    """Whether something was broken, asked of new records."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        settings = Settings(place / "data", f"sqlite:///{place}/data/records.db", place / "root.key", new_root_key())
        person, described, ids = _begun(settings, kind)
        (place / "schemathesis.toml").write_text(_parameters(ids), encoding="utf-8")
        (place / "openapi.json").write_text(described, encoding="utf-8")
        with serving(settings) as origin:
            headers = {} if kind == NOBODY else signed_in(settings, person)
            command = [how.program, "run", "openapi.json", "--url", origin, *how.options, *_options(headers)]
            with (place / "told").open("w") as told_there, _seen_to_be_there(origin, headers) as is_there:
                left_with = subprocess.run(command, check=False, cwd=place, stdout=told_there).returncode
        print("\n".join([f"{kind}: {_told(place, kind)}", *_faults(place, left_with)]), flush=True)
        if not all(is_there):
            print("  was signed in no longer before the end", flush=True)
        return bool(left_with) or not all(is_there)


def _begun(settings: Settings, kind: str) -> tuple[str, str, dict[str, str]]:
    """New records in which work has been begun: who asks, the description with examples of what is there, and ids."""
    with closing(open_store(settings, NOW)) as store:
        made = make(store)
        running = Running(store, made, served=replace(SERVED, described=True))
        fitting = Fitting(running, Random("examples"), begun_in(store, made))
        for path in BEGUN:
            fitting.ask(BY_PATH[path], fitting.may(BY_PATH[path])[-1])
        as_ = Is(kind) if kind not in (NOTHING, NOBODY) else Is.REGISTERED_MANAGER
        description = running.anybody().get("/openapi.json").json()
        for route in ROUTES:
            if as_ in fitting.may(route):
                _exemplify(description["paths"][route.path][route.method.value.lower()], fitting, route, as_)
        with store.transaction() as t:
            nothing = add_person(t, made.provider, "Nessa")
        ids = fitting.ids(BY_PATH["/periods/{period}"] if as_ is Is.COORDINATOR else BY_PATH["/me"], as_)
        people = {**made.people, Is.COORDINATOR: fitting.begun.breaks.one}
        return nothing if kind == NOTHING else people[as_], json.dumps(description), ids


def _exemplify(operation: dict[str, Any], fitting: Fitting, route: Route, kind: Is) -> None:
    """Give an operation an example of what is there: its body, from what it is made, and a key of its own."""
    by, ids = fitting.of(kind, route), fitting.ids(route, kind)
    examples: dict[str, Any] = {"Idempotency-Key": secrets.token_hex(16), "after": None, "most": 50}
    if route.guard is not None:
        now = by.get(route.path.format(**ids))
        body, examples["If-Match"] = now.json().get("record"), now.headers.get("etag")
    else:
        body = fitting.body(route, by, ids) if route.takes is not None else None
    if body is not None:
        operation["requestBody"]["content"]["application/json"]["example"] = body
    for parameter in operation["parameters"]:
        if parameter["name"] in examples:
            for said in (parameter, parameter.get("schema", {})):
                for word in ("example", "examples"):
                    said.pop(word, None)
            if examples[parameter["name"]]:
                parameter["example"] = examples[parameter["name"]]


@contextmanager
def _seen_to_be_there(origin: str, headers: Mapping[str, str]) -> Iterator[list[bool]]:
    """Until the end whoever is signed in is seen now and then; whether they still were, each time and at last."""
    over, seen = Event(), list[bool]()

    def look() -> None:
        if headers:
            answer = httpx2.get(f"{origin}/me", headers=dict(headers), timeout=float(PATIENT_SECONDS))
            seen.append(answer.status_code == 200)

    def look_on() -> None:
        while not over.wait(SECONDS_BETWEEN):
            look()

    looking = Thread(target=look_on)
    looking.start()
    try:
        yield seen
    finally:
        over.set()
        looking.join()
        look()


def _told(place: Path, kind: str) -> str:
    """How many answers of which hundred, and of how many routes one let something through, of those for that kind."""
    entries = json.loads((place / "asked.har").read_text())["log"]["entries"]
    hundreds = Counter(entry["response"]["status"] // 100 for entry in entries)
    through = {_route_of(entry["request"]) for entry in entries if entry["response"]["status"] < MORE}
    asked = [route for route in ROUTES if route.path not in LEFT_OUT]
    its_own = {told(route) for route in asked if isinstance(route.does, Needs) and kind in route.does.relations}
    shares = ", ".join(f"{times} {hundred}xx" for hundred, times in sorted(hundreds.items()))
    never = f"; never of {', '.join(sorted(its_own - through))}" if its_own - through else ""
    reached = f"let through by {len(its_own & through)} of {len(its_own)}"
    return f"{sum(hundreds.values())} answers, {shares}; {reached}{never}"


def _route_of(request: Mapping[str, str]) -> str:
    """The route that was asked, in words; one of whose path all is said comes before one with parameters."""
    path = httpx2.URL(request["url"]).path
    fits = [each for each in BY_PARAMETERS if each.method == request["method"] and PATTERNS[each.path].fullmatch(path)]
    return told(fits[0]) if fits else path


def _faults(place: Path, left_with: int) -> list[str]:
    """What the program said, where it found something."""
    return (place / "told").read_text().splitlines() if left_with else []


def _options(headers: Mapping[str, str]) -> list[str]:
    said = [part for name, value in headers.items() for part in ("--header", f"{name}: {value}")]
    left_out = [part for path in LEFT_OUT for part in ("--exclude-path", path)]
    how = ["--no-color", "--request-timeout", PATIENT_SECONDS, "--report", "har", "--report-har-path", "asked.har"]
    how += ["--generation-with-security-parameters", "false"]
    return [*how, "--checks", ",".join(CHECKS), *left_out, *said]


def _parameters(ids: Mapping[str, str]) -> str:
    """The settings of the program: ids of records that are there."""
    lines = (f'"path.{name}" = {json.dumps(id)}' for name, id in ids.items())
    return "\n".join(["[parameters]", *lines, *REFUSALS]) + "\n"
