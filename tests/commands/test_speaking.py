"""Whatever goes wrong, a command says so in words, keeps records private, and leaves with the exit code promised."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from matching.errors import EngineFault
from service.commands.line import app, tell_without_details
from service.commands.screen import PLAIN, in_plain_letters

ROOT = Path(__file__).parents[2]


def placewell(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command as a person starts it, in a process of its own."""
    command = [sys.executable, "-m", "service", *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, check=False)


def failing_with(fault: BaseException, monkeypatch: pytest.MonkeyPatch) -> Result:
    """What `placewell worlds` says when that goes wrong inside it."""

    def fail() -> None:
        raise fault

    monkeypatch.setattr("service.commands.examples.screen", fail)
    return CliRunner().invoke(app, ["worlds"])


def test_ctrl_c_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    result = failing_with(KeyboardInterrupt(), monkeypatch)
    assert (result.exit_code, result.output) == (130, "")


def test_a_fault_of_the_engine_is_not_blamed_on_the_records(monkeypatch: pytest.MonkeyPatch) -> None:
    result = failing_with(EngineFault("No value of 'adult_age' holds on 1066-10-14."), monkeypatch)
    assert result.exit_code == 3
    assert "No value of 'adult_age' holds" in result.stderr
    assert "not of your records" in result.stderr


def test_an_unforeseen_fault_says_where_but_nothing_that_was_recorded(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        raise KeyError("Tamsin, born 3 May 2013")
    except KeyError as fault:
        tell_without_details(type(fault), fault, fault.__traceback__)
    said = capsys.readouterr().err
    assert "KeyError" in said
    assert "test_speaking.py" in said
    assert "Tamsin, born 3 May" not in said.replace('raise KeyError("Tamsin, born 3 May 2013")', "")


@pytest.mark.parametrize("arguments", [["fly"], ["world"], ["rules", "--format", "opera"], ["worlds", "--loud"]])
def test_a_wrong_command_is_bad_input(arguments: list[str]) -> None:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 2
    assert result.stderr
    assert not result.stdout


def test_the_exit_codes_are_in_the_help() -> None:
    said = CliRunner().invoke(app, ["--help"]).output
    assert all(f"\n {code} " in said for code in (0, 1, 2, 3, 130))


def test_a_reader_who_goes_away_is_no_trouble() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "service", "schema"]
    gone = subprocess.run(command, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert gone.stderr == b""


def test_a_terminal_with_few_letters_gets_plain_ones() -> None:
    result = placewell("worlds", PYTHONIOENCODING="ascii", COLUMNS="30")
    assert result.returncode == 0
    assert b"plain-good" in result.stdout
    assert max(map(len, result.stdout.decode("ascii").splitlines())) <= 30


def test_no_colour_is_given_where_none_is_wanted() -> None:
    result = placewell("--help", NO_COLOR="1", FORCE_COLOR="1")
    assert b"\x1b[3" not in result.stdout


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("Zoë", "Zoe"),
        ("“red” \N{EN DASH} at worst…", '"red" - at worst...'),
        ("✓ ■", "+ #"),
        ("£40", "GBP 40"),
        ("爱", "<U+7231>"),
    ],
)
def test_letters_that_cannot_be_written_are_written_plainly(words: str, plain: str) -> None:
    said = "".join(c if c.isascii() else in_plain_letters(UnicodeEncodeError("ascii", c, 0, 1, ""))[0] for c in words)
    assert said == plain


def test_no_sign_is_written_as_the_sign_for_not_known() -> None:
    assert "?" not in PLAIN.values()


STOPPED_WHILE = """
import signal, sys
from importlib.abc import MetaPathFinder

loading = sys.argv.pop(1)

class CtrlC(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == loading:
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, CtrlC())
sys.argv.append("worlds")
{start}
"""


@pytest.mark.parametrize("while_loading", ["service.commands.line", "typer", "pydantic", "matching.rules"])
@pytest.mark.parametrize(
    "start",
    [
        "from service.commands import main; main()",
        "import runpy; runpy.run_module('service', run_name='__main__', alter_sys=False)",
    ],
)
def test_ctrl_c_is_quiet_while_the_command_is_still_loading(start: str, while_loading: str) -> None:
    command = [sys.executable, "-c", STOPPED_WHILE.replace("{start}", start), while_loading]
    stopped = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (stopped.returncode, stopped.stdout, stopped.stderr) == (130, b"", b"")


def test_ctrl_c_that_was_to_be_ignored_stays_so() -> None:
    ignoring = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"
    start = "from service.commands import main; main()"
    code = STOPPED_WHILE.replace("{start}", f"{ignoring}; {start}")
    done = subprocess.run([sys.executable, "-c", code, "typer"], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0
    assert b"plain-good-match" in done.stdout
