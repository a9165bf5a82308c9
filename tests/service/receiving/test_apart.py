"""A file of others is read in a process with limits, whole or not at all, and what is wrong is told by its place."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from matching.errors import BadInput
from matching.formats import json_referral, referral_table, referral_workbook
from matching.world.referral import Referral
from scenarios import storybook
from service.receiving import apart, parsing
from service.receiving.apart import read_apart
from service.receiving.file import Form, ReceivedFile
from tests.service.prepared import AS_IT_IS

REFERRAL = storybook.referral()
TABLE = referral_table.write(referral_table.tables_of([REFERRAL]))[0].data


def file(form: Form, content: bytes) -> ReceivedFile:
    return ReceivedFile(form=form, content=content)


def problems(*files: ReceivedFile) -> list[tuple[str, str]]:
    with pytest.raises(BadInput) as found:
        read_apart(files)
    return [(problem.where, problem.what) for problem in found.value.problems]


def bomb(name: str = "xl/workbook.xml", size: int = 40_000_000) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b"0" * size)
    return packed.getvalue()


def test_each_form_is_read_apart_and_comes_back_as_plain_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", AS_IT_IS)
    forms = ((Form.JSON, json_referral.write(REFERRAL)), (Form.WORKBOOK, referral_workbook.write(REFERRAL)))
    read = read_apart([file(*each) for each in (*forms, (Form.TABLE, TABLE))])
    assert {each.form for each in read} == {Form.JSON}
    found = [json_referral.read(each.content) for each in read]
    assert [referral.id for referral in found] == [REFERRAL.id] * 3
    assert found[0].child.facts == REFERRAL.child.facts


def test_what_is_wrong_in_a_table_is_told_by_row_and_column_and_not_repeated() -> None:
    wrong = TABLE.replace(f"{REFERRAL.start:%d/%m/%Y}".encode(), b"Maryam came")
    assert wrong != TABLE
    ((where, what),) = problems(file(Form.TABLE, wrong))
    assert where.startswith("file 1, referrals.csv, row 2")
    assert "Start" in where
    assert "Maryam" not in where + what


def test_every_problem_of_every_file_is_told_at_once() -> None:
    found = problems(file(Form.JSON, b"{}"), file(Form.WORKBOOK, b"no workbook"), file(Form.JSON, b"["))
    assert {where.partition(",")[0] for where, _ in found} == {"file 1", "file 2", "file 3"}


BOMB = bomb()
HOSTILE = {
    "a bomb": (Form.WORKBOOK, BOMB),
    "a bomb in a table": (Form.TABLE, BOMB),
    "a nest": (Form.JSON, b"[" * 200_000),
    "not a character": (Form.JSON, b"\xff\xfe\x00"),
    "a lone half of a pair": (Form.JSON, b'{"id": "\\ud800"}'),
    "cut short": (Form.WORKBOOK, referral_workbook.write(REFERRAL)[:-200]),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_and_nothing_of_it_is_said(name: str) -> None:
    form, content = HOSTILE[name]
    for where, what in problems(file(form, content)):
        assert where.startswith("file 1")
        assert "0000" not in what


CHILD = "import sys, os, time, resource\nfrom service.receiving import child\n"
SLEEPING = {"sleeps": "import time; time.sleep(600)", "forks and sleeps": "import os, time; os.fork(); time.sleep(600)"}
DEEDS = {
    "takes memory": "x = [bytes(10**8) for _ in range(100)]; print('{}')",
    "works for ever": "resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass",
    "writes garbage": "print('garbage')",
    "says too much": "print('{\"referrals\": [' + '\"x\",' * 4000000 + '\"x\"]}')",
    "dies": "os.abort()",
    "says what is none": "print('{\"referrals\": [1]}')",
}


@pytest.mark.parametrize("deed", DEEDS)
def test_whatever_the_process_does_it_is_ended_and_the_file_refused(deed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    limits = "for kind, most in child.LIMITS.items(): resource.setrlimit(kind, (most, most))\n"
    assert_ended_and_refused(CHILD + limits + DEEDS[deed], 8, monkeypatch)


@pytest.mark.parametrize("deed", SLEEPING)
def test_however_it_sleeps_it_is_ended_and_the_file_refused(deed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_ended_and_refused(SLEEPING[deed], 1, monkeypatch)


def assert_ended_and_refused(deed: str, seconds: int, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = f"deed-{os.getpid()}-{abs(hash(deed))}"
    monkeypatch.setattr(apart, "COMMAND", (sys.executable, "-c", f"{deed}\n# {mark}"))
    monkeypatch.setattr(apart, "SECONDS", seconds)
    assert problems(file(Form.JSON, b"{}")) == [("file 1, the file", apart.TOO_MUCH)]
    assert not left_over(mark)


def left_over(mark: str) -> bool:
    """Whether a process of that mark still runs a moment later."""
    for _ in range(20):
        if not any(mark.encode() in each for each in running()):
            return False
        time.sleep(0.1)
    return True


def running() -> Iterator[bytes]:
    """The command of every process there is."""
    for each in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            yield each.read_bytes()


def test_a_process_that_outlives_its_time_would_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    began: list[subprocess.Popen[bytes]] = []
    honest = apart._end

    def defect(process: subprocess.Popen[bytes]) -> None:
        began.append(process)

    with monkeypatch.context() as planted:
        planted.setattr(apart, "_end", defect)
        with pytest.raises(AssertionError):
            test_however_it_sleeps_it_is_ended_and_the_file_refused("sleeps", planted)
    honest(began[0])


def test_the_reader_can_write_nowhere_and_is_told_nothing_of_where_it_is(tmp_path: Path) -> None:
    deed = f"""
for kind, most in child.LIMITS.items(): resource.setrlimit(kind, (most, most))
try:
    with open({str(tmp_path / "left")!r}, "w") as left:
        left.write("x")
except OSError:
    pass
"""
    command = [sys.executable, "-c", CHILD + "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)" + deed]
    subprocess.run(command, check=True, cwd=Path(apart.__file__).parents[2])
    assert (tmp_path / "left").read_text() == ""


def test_a_file_is_never_opened_in_the_process_that_has_the_records(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> tuple[Referral, ...]:
        raise AssertionError("a file was opened here")

    monkeypatch.setattr(parsing, "_read", forbidden)
    monkeypatch.setattr(referral_workbook, "read", forbidden)
    assert read_apart([file(Form.WORKBOOK, referral_workbook.write(REFERRAL))])


def test_a_file_that_is_opened_here_would_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def defect(form: str, content: bytes) -> bytes:
        return json.dumps(parsing.parsed(form, content)).encode()

    monkeypatch.setattr(apart, "written_by", defect)
    with pytest.raises(AssertionError, match="opened here"):
        test_a_file_is_never_opened_in_the_process_that_has_the_records(monkeypatch)


def test_more_than_is_read_at_once_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "MOST_BYTES", 10)
    assert problems(file(Form.JSON, b"x" * 6), file(Form.JSON, b"x" * 6)) == [
        ("files", "they have more than 10 bytes together")
    ]
