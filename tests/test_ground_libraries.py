"""Every library is asked for with a reason, locked to exact files, and nothing we ship is left behind."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text()
PROJECT_TEXT = (ROOT / "pyproject.toml").read_text()
PROJECT = tomllib.loads(PROJECT_TEXT)

PACKAGES = ["matching", "service", "scenarios"]
LOCKED_BLOCKS = re.findall(r"^[a-z0-9].*(?:\n .*)*", LOCK, flags=re.MULTILINE)
LOCKED = [Requirement(block.partition(" \\\n")[0]) for block in LOCKED_BLOCKS]
ASKED = [*PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"]["dev"]]
ENVIRONMENTS = [
    {"python_version": f"3.{minor}", "python_full_version": f"3.{minor}.1", "sys_platform": platform}
    for minor in (11, 12, 13)
    for platform in ("linux", "darwin", "win32")
]


def test_every_locked_library_is_an_exact_version_with_hashes() -> None:
    exact = re.compile(r"[a-z0-9-]+==[0-9][^ ]* (; .+ )?\\\n    --hash=sha256:[0-9a-f]{64}")
    assert len(LOCKED_BLOCKS) > len(ASKED)
    assert [block for block in LOCKED_BLOCKS if not exact.match(block)] == []


@pytest.mark.parametrize("environment", ENVIRONMENTS, ids=lambda e: f"{e['sys_platform']}-{e['python_version']}")
def test_the_lock_gives_what_the_project_asks_for(environment: dict[str, str]) -> None:
    here = [locked for locked in LOCKED if locked.marker is None or locked.marker.evaluate(environment)]
    versions = {canonicalize_name(locked.name): next(iter(locked.specifier)).version for locked in here}
    assert len(versions) == len(here)
    wanted = map(Requirement, ASKED)
    unmet = [need for need in wanted if not need.specifier.contains(versions[canonicalize_name(need.name)])]
    assert unmet == []


@pytest.mark.parametrize("text", [LOCK, PROJECT_TEXT], ids=["requirements.lock", "pyproject.toml"])
def test_no_package_index_is_written_down(text: str) -> None:
    assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host", text)


def test_every_library_asked_for_has_its_reason() -> None:
    before = {asked: PROJECT_TEXT.partition(f'\n    "{asked}",')[0].splitlines()[-1] for asked in ASKED}
    assert {asked for asked, line in before.items() if not re.fullmatch(r"    # [A-Z].*\.", line)} == set()


def test_only_the_three_packages_are_installed() -> None:
    chosen = PROJECT["tool"]["setuptools"]["packages"]["find"]["include"]
    assert sorted(chosen) == sorted(f"{name}{end}" for name in PACKAGES for end in ("", ".*"))


@pytest.mark.parametrize("package", PACKAGES)
def test_no_data_file_of_a_package_is_left_behind(package: str) -> None:
    shipped = {
        f"*{path.suffix}"
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.parent.name != "__pycache__"
    }
    assert shipped - {"*.py", "*.pyc"} <= set(PROJECT["tool"]["setuptools"]["package-data"]["*"])
