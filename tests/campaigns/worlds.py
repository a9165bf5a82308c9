"""Hundreds of pairs of worlds that differ only in what goes on at a home: an authority can tell none from another."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from service.sealing.root_key import new_root_key
from service.settings import Settings
from tests.service.two_worlds import asked_of_both, copied_file, differences, pattern_in

NAME = "worlds"
PAIRS = 200
A_FOLDER = 20
"""After so many pairs their records are thrown away."""


def run(arguments: Sequence[str]) -> int:
    """`--pairs=N` for another number, `--seed=N` for others."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    pairs, seed = int(given.get("pairs", PAIRS)), given.get("seed", "1")
    answers = broken = 0
    for first in range(0, pairs, A_FOLDER):
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            file = f"sqlite:///{place / 'data' / 'placewell.db'}"
            pattern = pattern_in(Settings(place / "data", file, place / "root.key", new_root_key()))
            for number in range(first, min(first + A_FOLDER, pairs)):
                one, other = asked_of_both(pattern, copied_file, f"{seed} {number}")
                found = list(differences(one, other))
                answers, broken = answers + len(one), broken + bool(found)
                print("\n".join(f"pair {number}: {each}" for each in found), end="\n" if found else "", flush=True)
        print(f"{min(first + A_FOLDER, pairs)} pairs, {answers} answers each, {broken} told apart", flush=True)
    return 1 if broken else 0
