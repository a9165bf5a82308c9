"""Every property test on 2,000 made-up examples instead of 100, other ones each time."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from random import randrange

NAME = "properties"

ROOT = Path(__file__).parents[2]


def run(arguments: Sequence[str]) -> int:
    """Run them; `--seed=N` repeats an earlier run, and anything else goes to pytest."""
    seeds = [a.removeprefix("--seed=") for a in arguments if a.startswith("--seed=")]
    seed = seeds[-1] if seeds else str(randrange(10**9))
    print(f"To repeat this run: python3 run.py campaign {NAME} --seed={seed}", flush=True)
    return subprocess.call(pytest_command(seed, [a for a in arguments if not a.startswith("--seed=")]), cwd=ROOT)


def pytest_command(seed: str, arguments: Sequence[str]) -> list[str]:
    """Every test that hypothesis drives, and no other, by the profile that explores."""
    chosen = ["-m", "hypothesis", "--hypothesis-profile=explore", f"--hypothesis-seed={seed}"]
    return [sys.executable, "-m", "pytest", "-n", "2", *chosen, *arguments]
