"""Hundreds of hostile and spoilt files: each is refused, in little time and memory, and nothing of it stays here."""

from __future__ import annotations

import resource
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

from matching.errors import BadInput
from service.receiving.apart import read_apart
from service.receiving.file import Form, ReceivedFile
from tests.service.receiving.hostile import HOSTILE

NAME = "files"
FILES = 320
MOST_MEGABYTES_HERE, MOST_MEGABYTES_APART = 50, 512


def run(arguments: Sequence[str]) -> int:
    """`--files=N` for another number, `--seed=N` for others. Memory is in megabytes."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    files, dice = int(given.get("files", FILES)), Random(given.get("seed", "1"))
    taken, slowest, grown = Counter[str](), 0.0, 0.0
    for number in range(files):
        hostile = HOSTILE[number % len(HOSTILE)]
        form, content = hostile(dice)
        before, begun = _here(), time.monotonic()
        taken[hostile.__name__] += not _refused(form, content)
        slowest, grown = max(slowest, time.monotonic() - begun), max(grown, _here() - before)
    apart = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    said = f"{files} files, {taken.total()} taken {dict(+taken)}; slowest {slowest:.1f} s"
    print(f"{said}; {grown:.0f} MB more here, {apart:.0f} MB at most apart", flush=True)
    return 1 if taken.total() or grown > MOST_MEGABYTES_HERE or apart > MOST_MEGABYTES_APART else 0


def _refused(form: Form, content: bytes) -> bool:
    try:
        read_apart([ReceivedFile(form=form, content=content)])
    except BadInput:
        return True
    return False


def _here() -> float:
    """The memory of this process, in megabytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1_048_576
