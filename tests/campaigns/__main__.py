"""Runs a campaign by name, or lists them all: `python3 run.py campaign NAME`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tests.campaigns import CAMPAIGNS
from tests.campaigns.campaign import told_in


def main(arguments: Sequence[str]) -> int:
    """Exit code: what the campaign gave, 0 when listed, 2 for a name that is no campaign."""
    if not arguments:
        print("\n".join(f"{c.NAME:12} {told_in(c)}" for c in CAMPAIGNS))
        return 0
    by_name = {c.NAME: c for c in CAMPAIGNS}
    if arguments[0] not in by_name:
        print(f"{arguments[0]}: no such campaign.\n    Use one of: {', '.join(sorted(by_name))}.", file=sys.stderr)
        return 2
    return by_name[arguments[0]].run(arguments[1:])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
