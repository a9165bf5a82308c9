"""Every route asked thousands of times as its description says and as it does not, by whoever holds each relation.

Schemathesis, which does the asking, brings many libraries of its own, so it is run from an environment of its own:

    python3 -m venv ASKING
    ASKING/bin/pip install schemathesis==4.32.5
    python3 run.py campaign routes --program=ASKING/bin/schemathesis

No answer may be a fault of the service (5xx), of another shape than was described, or given without signing in.
`--examples=N` chooses how much is asked of each route, `--seed=N` what.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import httpx2

from service.access.relation import RelationKind
from service.sealing.root_key import new_root_key
from service.settings import Settings
from tests.service.api.asking import ids_of
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


def run(arguments: Sequence[str]) -> int:
    """Exit code 0 where every answer was as described; 2 without the program that asks."""
    options = dict(a.removeprefix("--").partition("=")[::2] for a in arguments)
    program = options.get("program")
    if program is None or not Path(program).exists():
        print("Say where it is, as the campaign's own text tells: --program=ASKING/bin/schemathesis")
        return 2
    broken = []
    for relation in RelationKind:
        print(f"as {relation.value}", flush=True)
        how = ["--max-examples", options.get("examples", "20"), "--seed", options.get("seed", "1")]
        if _ask_all(str(Path(program).absolute()), how, relation):
            broken.append(relation.value)
    print(f"broken for: {', '.join(broken)}" if broken else "every answer was as described")
    return 1 if broken else 0


def _ask_all(program: str, how: Sequence[str], relation: RelationKind) -> int:
    """What the program leaves with, asked of new records."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        settings = Settings(place / "data", f"sqlite:///{place}/data/records.db", place / "root.key", new_root_key())
        made = laid_out(settings)
        (place / "schemathesis.toml").write_text(_parameters(made), encoding="utf-8")
        with serving(settings, "--docs") as origin:
            httpx2.get(f"{origin}/openapi.json", timeout=float(PATIENT_SECONDS)).raise_for_status()
            headers = signed_in(settings, made.people[relation])
            command = [program, "run", f"{origin}/openapi.json", *how, *_options(headers)]
            return subprocess.run(command, check=False, cwd=place).returncode


def _options(headers: Mapping[str, str]) -> list[str]:
    said = [part for name, value in headers.items() for part in ("--header", f"{name}: {value}")]
    left_out = [part for path in LEFT_OUT for part in ("--exclude-path", path)]
    return ["--no-color", "--request-timeout", PATIENT_SECONDS, "--checks", ",".join(CHECKS), *left_out, *said]


def _parameters(made: Made) -> str:
    """The settings of the program: ids of records that are there."""
    lines = (f'"path.{name}" = {json.dumps(id)}' for name, id in ids_of(made).items())
    return "\n".join(["[parameters]", *lines, *REFUSALS]) + "\n"
