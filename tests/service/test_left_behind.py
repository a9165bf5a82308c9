"""Tests that are killed leave no database server running, and the next ones clear away its folder."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from service.store.engine import url_of
from tests.in_memory import clear_left_behind

ROOT = Path(__file__).parents[2]
TESTS = """
from tests.service.postgres import server
with server() as address:
    print(address, flush=True)
    input()
"""


@pytest.fixture
def folder(postgres_address: str) -> Path:
    """Where the server was of tests that have been killed. Left out where there can be no server."""
    command = [sys.executable, "-c", TESTS]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as killed:
        assert killed.stdout is not None
        sockets = url_of(killed.stdout.readline().strip().format(name="postgres")).query["host"]
        killed.kill()
    return Path(str(sockets)).parent


def has_ended(process: int) -> bool:
    for _ in range(1200):
        with suppress(ProcessLookupError):
            os.kill(process, 0)
            time.sleep(0.05)
            continue
        return True
    return False


def test_a_server_ends_with_the_tests_it_was_for_and_the_next_clear_its_folder_away(
    folder: Path, postgres_address: str
) -> None:
    with suppress(FileNotFoundError):
        assert has_ended(int((folder / "data" / "postmaster.pid").read_text().split()[0]))
    assert folder.exists()
    clear_left_behind(folder.parent)
    assert not folder.exists()
    assert Path(postgres_address.rpartition("host=")[2]).exists()
