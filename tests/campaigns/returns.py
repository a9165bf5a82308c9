"""Placements decided, written into an SSDA903 return, and a published validator asked whether it finds fault with them.

The validator (csc-validator-be-903, Data to Insight, MIT licence) needs older libraries than this project's, so it is
run as a process of its own from an environment of its own:

    python3 -m venv VALIDATOR
    VALIDATOR/bin/pip install csc-validator-be-903==0.1.17
    python3 run.py campaign returns --python=VALIDATOR/bin/python

`--return=FOLDER` has the files of a return in a folder checked instead of a made-up one: what it finds fault with is
told by rule, table and row, never by child. `--children=N` and `--seed=N` choose the made-up return.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from matching.formats import ssda903
from matching.formats.ssda903.moving import Decided, decided_shape, with_placements
from matching.formats.ssda903.returned import Return903
from matching.tables.raw import NamedFile
from matching.tables.rows import rows_of
from scenarios.generators.returns import FAMILIES_AT, OTHER_HOMES, OTHERS_AT, YEAR, made_up_return
from scenarios.storybook import TODAY

NAME = "returns"

Found = Mapping[str, Mapping[str, Sequence[int]]]
"""By rule and table, the rows it finds fault with, from 0."""

VALIDATE = """
import importlib, json, logging, sys
from pathlib import Path
logging.disable(logging.CRITICAL)
year, council, *paths = sys.argv[1:]
from lac_validator.lac_validator import LacValidator
rules = importlib.import_module(f"lac_validator.rules.lac{int(year) - 1}_{int(year) % 100:02}").registry
files = [{"name": Path(p).name, "description": "This year", "file_content": Path(p).read_bytes()} for p in paths]
real, sys.stdout = sys.stdout, sys.stderr
run = LacValidator(metadata={"collectionYear": year, "localAuthority": council}, files=files, registry=rules)
sys.stdout = real
found = {}
for table, rows in run.ds_results.items():
    for column in getattr(rows, "columns", ()):
        if column.startswith("ERR_"):
            found.setdefault(column[4:], {})[table] = [int(i) for i in rows.index[rows[column] == True]]
messages = {code: rule.message for code, rule in rules.items()}
print(json.dumps({"found": found, "messages": messages, "run": len(run.dones), "failed": run.fails}))
"""

COUNCIL = "E08000035"
"""Leeds, by the code that the validator compares the postcodes of placements with."""


def run(arguments: Sequence[str]) -> int:
    """Exit code 0 where the validator finds no fault with a row that a decision wrote or changed; 2 without it."""
    options = dict(a.removeprefix("--").partition("=")[::2] for a in arguments)
    python = options.get("python")
    if python is None or not Path(python).exists():
        print("Say which Python has the validator, as the campaign's own text tells: --python=VALIDATOR/bin/python")
        return 2
    if "return" in options:
        return _of_folder(python, Path(options["return"]), int(options.get("year", YEAR)))
    return _of_decisions(python, int(options.get("children", 60)), int(options.get("seed", 1)))


def _of_folder(python: str, folder: Path, year: int) -> int:
    told = validated(python, year, sorted(folder.glob("*.csv")))
    _tell(told["found"], told["messages"])
    return 0


def _of_decisions(python: str, children: int, seed: int) -> int:
    before = made_up_return(children, seed)
    after = with_placements(before, rows_of(decided_shape(YEAR), decided(before)))
    written = set(after.episodes()) - set(before.episodes())
    with tempfile.TemporaryDirectory() as folder:
        told = {
            name: validated(python, YEAR, _lay_out(Path(folder) / name, ssda903.write(r)))
            for name, r in (("before", before), ("after", after))
        }
    entered = set(after.header()) - set(before.header())
    rows = {
        "Episodes": {n for n, episode in enumerate(after.episodes()) if episode in written},
        "Header": {n for n, header in enumerate(after.header()) if header in entered},
    }
    faults = _at_rows(told["after"]["found"], rows)
    print(
        f"{told['after']['run']} rules were run on {len(list(after.episodes()))} episodes; not able to run:"
        f" {', '.join(told['after']['failed']) or 'none'}."
    )
    print(
        f"Of {sum(map(len, rows.values()))} rows that {len(decided(before))} decisions wrote or changed, it finds fault"
        f" with {len({(table, row) for tables in faults.values() for table, at in tables.items() for row in at})}."
    )
    _tell(faults, told["after"]["messages"])
    new = sorted(set(_rules(told["after"]["found"])) - set(_rules(told["before"]["found"])))
    print(f"Rules that find fault with the whole return only since then: {', '.join(new) or 'none'}.")
    return 1 if faults or new else 0


def decided(returned: Return903) -> list[Decided]:
    """Every fifth child moves to a home on the last day, and two children start to be looked after."""
    going_on = [e for e in returned.episodes() if e.ended is None and e.began < TODAY][::5]
    moves = []
    for number, episode in enumerate(going_on):
        urn, postcode = OTHER_HOMES[number % len(OTHER_HOMES)], OTHERS_AT[number % len(OTHERS_AT)]
        if postcode != episode.placement_postcode:
            moves.append(Decided(episode.child, TODAY, "K2", "PR4", urn, postcode, "CARPL"))
    born = TODAY.replace(year=TODAY.year - 13)
    new = [
        Decided(
            f"60000{n}",
            TODAY,
            "K2",
            "PR4",
            OTHER_HOMES[n],
            OTHERS_AT[n],
            None,
            "V2",
            "N1",
            FAMILIES_AT[0],
            sex,
            born,
            "WBRI",
            f"A01234567890{n}",
            "0" if sex == "F" else None,
        )
        for n, sex in enumerate("MF")
    ]
    return [*moves, *new]


def validated(python: str, year: int, files: Sequence[Path]) -> dict[str, dict[str, dict[str, list[int]]]]:
    """What the validator says of these files."""
    command = [python, "-c", VALIDATE, str(year), COUNCIL, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"The validator could not be run:\n{done.stderr[-2000:]}")
    told: dict[str, dict[str, dict[str, list[int]]]] = json.loads(done.stdout.splitlines()[-1])
    return told


def _lay_out(folder: Path, files: Sequence[NamedFile]) -> list[Path]:
    folder.mkdir()
    for file in files:
        (folder / file.name).write_bytes(file.data)
    return [folder / file.name for file in files]


def _at_rows(found: Found, rows: Mapping[str, Collection[int]]) -> Found:
    """What is found at some rows of some tables, and nothing else."""
    at = {
        rule: {t: [row for row in tables.get(t, ()) if row in rows[t]] for t in rows} for rule, tables in found.items()
    }
    return {rule: tables for rule, tables in at.items() if any(tables.values())}


def _rules(found: Found) -> list[str]:
    return [rule for rule, tables in found.items() if any(tables.values())]


def _tell(found: Found, messages: Mapping[str, object]) -> None:
    for rule in sorted(_rules(found)):
        for table, rows in found[rule].items():
            if rows:
                shown = ", ".join(str(row + 2) for row in rows[:10])
                print(f"  {rule}: {messages[rule]}\n      {table}, {len(rows)} rows: {shown}")
