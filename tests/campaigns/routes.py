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
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread
from typing import Any

import httpx2

from service.access.relation import RelationKind as Is
from service.api.route import Needs
from service.records.people import add_person
from service.sealing.root_key import new_root_key
from service.settings import Settings
from service.store.opening import open_store
from tests.service.api.asking import ROUTES, example_of, ids_of, told
from tests.service.records.made import Made
from tests.service.serving import laid_out, serving, signed_in

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
LEFT_OUT = ("/sign-in", "/sign-out", "/prove-again")
"""What ends or begins a session: after it nothing more would be let through."""
MORE = 300
"""A status of so much and more lets nothing through."""
BY_PARAMETERS = sorted(ROUTES, key=lambda route: route.path.count("{"))
PATTERNS = {route.path: re.compile(re.sub(r"{\w+}", "[^/]+", route.path)) for route in ROUTES}
NOTHING, NOBODY = "somebody who is nothing to anybody", "nobody who is signed in"
KINDS = (*(kind.value for kind in Is), NOTHING, NOBODY)
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
        made = laid_out(settings)
        (place / "schemathesis.toml").write_text(_parameters(made), encoding="utf-8")
        with serving(settings, "--docs") as origin:
            (place / "openapi.json").write_text(json.dumps(_described(origin, made, kind)), encoding="utf-8")
            headers = {} if kind == NOBODY else signed_in(settings, _person(settings, made, kind))
            command = [how.program, "run", "openapi.json", "--url", origin, *how.options, *_options(headers)]
            with (place / "told").open("w") as told_there, _seen_to_be_there(origin, headers) as is_there:
                left_with = subprocess.run(command, check=False, cwd=place, stdout=told_there).returncode
        print("\n".join([f"{kind}: {_told(place, kind)}", *_faults(place, left_with)]), flush=True)
        if not all(is_there):
            print("  was signed in no longer before the end", flush=True)
        return bool(left_with) or not all(is_there)


def _described(origin: str, made: Made, kind: str) -> Any:
    """The description, where each example is of records that are there."""
    answer = httpx2.get(f"{origin}/openapi.json", timeout=float(PATIENT_SECONDS)).raise_for_status()
    found = answer.json()
    ids = ids_of(made, child=made.referred if kind == Is.PLACEMENT_OFFICER.value else made.residents[0])
    ids |= {"organisation": made.authority} if kind == Is.PLACEMENT_OFFICER.value else {}
    for route in ROUTES:
        if route.takes is not None and route.example:
            body = found["paths"][route.path][route.method.value.lower()]["requestBody"]
            body["content"]["application/json"]["example"] = example_of(route, ids)
    return found


def _person(settings: Settings, made: Made, kind: str) -> str:
    if kind != NOTHING:
        return made.people[Is(kind)]
    store = open_store(settings, datetime.now(UTC))
    with store.transaction() as t:
        person = add_person(t, made.provider, "Nessa")
    store.close()
    return person


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
    its_own = {told(route) for route in ROUTES if isinstance(route.does, Needs) and kind in route.does.relations}
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
    return [*how, "--checks", ",".join(CHECKS), *left_out, *said]


def _parameters(made: Made) -> str:
    """The settings of the program: ids of records that are there."""
    lines = (f'"path.{name}" = {json.dumps(id)}' for name, id in ids_of(made).items())
    return "\n".join(["[parameters]", *lines, *REFUSALS]) + "\n"
