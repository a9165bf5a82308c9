"""Every check that this project holds itself to, run to its end; arguments go to pytest.

The search for short breaks is made ready meanwhile: all checks before the tests need one processor only.
"""

import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import run

CHECKS = (
    ("style", ["ruff", "check", "."]),
    ("layout", ["ruff", "format", "--check", "."]),
    ("types", ["mypy", "--strict", "matching", "service", "scenarios", "tests", "run.py"]),
    ("imports", ["lint-imports", "--no-logo"]),
    ("tests", ["pytest", "-n", "2", "--dist", "worksteal"]),
)
PROGRAMS = Path(sys.executable).parent


def main(pytest_arguments: list[str]) -> int:
    """Exit code: 1 when any check failed. Closes with a line for each."""
    with ThreadPoolExecutor(1) as beside:
        codes = check(pytest_arguments, beside.submit(run.make_first_plan))
    for name, code in codes.items():
        run.say(f"{name:8} " + (f"FAILED, exit code {code}" if code else "passed"))
    return 1 if any(codes.values()) else 0


def check(pytest_arguments: list[str], ready: "Future[None]") -> dict[str, int]:
    """Each check's exit code. The tests begin when the search is ready."""
    codes = {}
    for name, command in CHECKS:
        further = pytest_arguments if name == "tests" else []
        if name == "tests":
            ready.result()
        run.say(f"{name}: {' '.join([*command, *further])}")
        codes[name] = subprocess.call([str(PROGRAMS / command[0]), *command[1:], *further], cwd=str(run.ROOT))
        run.say("")
    return codes


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
