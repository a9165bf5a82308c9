"""Runs a benchmark by name, or lists them all: `python3 run.py bench NAME [ARGUMENTS]`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from difflib import get_close_matches

from scenarios.benchmarks import BENCHMARKS
from scenarios.benchmarks.measuring import Benchmark


def main(arguments: Sequence[str]) -> int:
    """Exit code: 0 when measured or listed, 2 for a name that is no benchmark."""
    if not arguments:
        print("\n".join(f"{b.NAME:16} {told_in(b)}" for b in BENCHMARKS))
        return 0
    by_name = {b.NAME: b for b in BENCHMARKS}
    wanted = arguments[0].replace("_", "-")
    if wanted not in by_name:
        near = get_close_matches(wanted, by_name, n=1) or sorted(by_name)
        print(f"{arguments[0]}: no such benchmark.\n    Use one of: {', '.join(near)}.", file=sys.stderr)
        return 2
    for told in by_name[wanted].measure(arguments[1:]):
        print(told, end="\n\n", flush=True)
    return 0


def told_in(benchmark: Benchmark) -> str:
    """What a benchmark tells, in one sentence."""
    return (benchmark.__doc__ or "").strip().splitlines()[0]


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
