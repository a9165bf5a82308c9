"""Each import contract forbids what it says and allows what it must."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PROJECT = (Path(__file__).parents[1] / "pyproject.toml").read_text()
LINTER = Path(sys.executable).with_name("lint-imports")
ROOTS = ("matching", "service", "scenarios")

FORBIDDEN = {
    "engine-alone": ("matching.check", "service.pages"),
    "scenarios-without-service": ("scenarios.studies", "service.pages"),
    "made-up-worlds-stay-out": ("service.pages", "scenarios.studies"),
    "engine-layers": ("matching.findings", "matching.check"),
    "rules-apart": ("matching.rules.age", "matching.rules.health"),
    "levers-apart": ("matching.levers.staff", "matching.levers.group"),
    "reports-apart": ("matching.reports.brief", "matching.reports.long"),
    "exports-apart": ("matching.exports.calendar", "matching.exports.letter"),
    "formats-apart": ("matching.formats.csv", "matching.formats.xlsx"),
    "constraints-apart": ("matching.short_breaks.constraints.gaps", "matching.short_breaks.constraints.apart"),
    "objectives-apart": ("matching.short_breaks.objectives.benefit", "matching.short_breaks.objectives.fairness"),
    "wishes-apart": (
        "matching.short_breaks.objectives.wishes.company",
        "matching.short_breaks.objectives.wishes.dates",
    ),
    "fairness-apart": (
        "matching.short_breaks.objectives.fairness.need_order",
        "matching.short_breaks.objectives.fairness.floor_first",
    ),
    "check-rules-apart": ("matching.short_breaks.verifying.rules.apart", "matching.short_breaks.verifying.rules.alone"),
    "check-levels-apart": ("matching.short_breaks.verifying.levels.a", "matching.short_breaks.verifying.levels.b"),
    "faults-apart": ("matching.short_breaks.problems.of_world.a", "matching.short_breaks.problems.of_sheet.b"),
    "check-alone": ("matching.short_breaks.verifying.limits", "matching.short_breaks.building.limits"),
    "plans-without-check": ("matching.short_breaks.building.draw", "matching.short_breaks.verifying.caring"),
    "placement-constraints-apart": ("matching.placement.constraints.apart", "matching.placement.constraints.places"),
    "placement-objectives-apart": ("matching.placement.objectives.fit", "matching.placement.objectives.placed"),
    "placement-check-alone": ("matching.placement.verifying.rules", "matching.placement.solve"),
    "stories-apart": ("scenarios.worlds.region", "scenarios.worlds.home"),
    "solver-in-its-place": ("scenarios.sweep", "ortools.sat.python.cp_model"),
    "engine-without-surfaces": ("matching.errors", "rich.table"),
    "service-layers": ("service.store.rows.child", "service.records.desk"),
    "queries-in-their-place": ("service.pages", "sqlalchemy.orm"),
    "routes-in-their-place": ("service.records.desk", "fastapi"),
    "cryptography-in-its-place": ("service.records.desk", "cryptography.fernet"),
    "actions-apart": ("service.actions.decide", "service.actions.waiting"),
    "pages-apart": ("service.pages.each.waiting", "service.pages.each.referral"),
    "pages-beside-routes": ("service.pages.site", "service.api.resources.children"),
    "rows-apart": ("service.store.rows.child", "service.store.rows.home"),
}
ALLOWED = [
    ("service.store.rows.home_version", "service.store.rows.version"),
    ("service.records.desk", "sqlalchemy.orm"),
    ("service.demo", "service.commands.screen"),
    ("service.demo", "scenarios.worlds.home"),
    ("service.commands.bench", "scenarios.studies"),
    ("service.pages", "matching.check"),
    ("scenarios.studies", "matching.check"),
    ("matching.check", "matching.rules.age"),
    ("matching.rules.age", "matching.findings"),
    ("matching.optimise.levels", "ortools.sat.python.cp_model"),
    ("matching.rota.solve", "ortools.sat.python.cp_model"),
    ("matching.short_breaks.verifying.rules.apart", "matching.short_breaks.verifying.reading"),
    ("matching.short_breaks.verifying.reading", "matching.short_breaks.period.nights"),
    ("matching.short_breaks.constraints.gaps", "matching.short_breaks.part"),
    ("matching.short_breaks.part", "matching.short_breaks.constraints.apart"),
    ("matching.short_breaks.allocate", "matching.short_breaks.verifying.checker"),
]


def write_module(folder: Path, name: str, text: str = "") -> None:
    file = folder / f"{name.replace('.', '/')}.py"
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a") as module:
        module.write(text)
    for package in file.relative_to(folder).parents[:-1]:
        (folder / package / "__init__.py").touch()


def broken_contracts(folder: Path, imports: list[tuple[str, str]]) -> set[str]:
    """Names of the contracts that a project with only these imports breaks."""
    for importer, imported in imports:
        write_module(folder, importer, f"import {imported}\n")
    for name in [*ROOTS, *(imported for _, imported in imports if imported.startswith(ROOTS))]:
        write_module(folder, name if "." in name else f"{name}.__init__")
    (folder / "pyproject.toml").write_text(PROJECT)
    linted = subprocess.run(
        [str(LINTER), "--no-cache", "--no-logo"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Contracts: " in linted.stdout, linted.stdout + linted.stderr
    return set(re.findall(r"^(.+?) BROKEN(?: \(.*\))?$", linted.stdout, flags=re.MULTILINE))


def contract_names() -> dict[str, str]:
    """The name of each contract by its id."""
    contracts = tomllib.loads(PROJECT)["tool"]["importlinter"]["contracts"]
    return {contract["id"]: contract["name"] for contract in contracts}


def test_every_contract_catches_the_import_it_forbids(tmp_path: Path) -> None:
    assert set(FORBIDDEN) == set(contract_names())
    assert broken_contracts(tmp_path, list(FORBIDDEN.values())) == set(contract_names().values())


SHARES_CODE = [
    "matching.short_breaks.building.draw",
    "matching.short_breaks.constraints.limits",
    "matching.short_breaks.problem",
    "matching.short_breaks.objectives.fairness",
    "matching.optimise.levels",
    "numpy",
]


@pytest.mark.parametrize("imported", SHARES_CODE)
@pytest.mark.parametrize("at", ["checker", "rules.apart", "levels.benefit"])
def test_the_check_of_a_plan_is_caught_sharing_any_code_with_what_makes_plans(
    tmp_path: Path, at: str, imported: str
) -> None:
    found = broken_contracts(tmp_path, [(f"matching.short_breaks.verifying.{at}", imported)])
    assert found == {contract_names()["check-alone"]}


def test_no_contract_forbids_what_the_architecture_allows(tmp_path: Path) -> None:
    assert broken_contracts(tmp_path, ALLOWED) == set()
