"""Every right taken away and every right given that nobody has, one at a time: the table by hand notices each.

Then each route is asked by everybody of every record as that table of routes says, on both databases.
"""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.service.access.test_whole_table import CELLS, missed, with_one_more, without_one, wrong_cells

NAME = "rights"
ROOT = Path(__file__).parents[2]
ROUTES = "tests/service/api/test_matrix.py"


def run(arguments: Sequence[str]) -> int:
    """Exit code 0 where no cell is wrong, no defect is missed, and each route answers by its table."""
    wrong = len(list(wrong_cells()))
    with pytest.MonkeyPatch.context() as patch:
        tried, unnoticed = missed(itertools.chain(without_one(), with_one_more()), patch)
    print(f"{len(CELLS)} cells, {wrong} wrong; {tried} defects planted, {unnoticed} missed", flush=True)
    routes = subprocess.call([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", ROUTES], cwd=ROOT)
    return 1 if wrong or unnoticed or routes else 0
