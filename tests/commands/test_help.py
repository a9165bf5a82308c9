"""Every command's help has one example, and the example does what it shows."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from service.commands import serving, users, web_server
from service.signing_in import ways
from tests.commands.asking import ask, every_command, lay_out_breaks, lay_out_files, lay_out_records, lay_out_tables
from tests.commands.readme import README, commands_shown

COMMANDS = tuple(every_command())

each_command = pytest.mark.parametrize("words", COMMANDS, ids=" ".join)


@each_command
def test_the_help_is_a_sentence_and_has_one_example(words: tuple[str, ...]) -> None:
    said = ask(*words, "--help").stdout
    assert re.search(r"^ [A-Z][^.]+\. *$", said, flags=re.MULTILINE)
    assert len(re.findall(rf"Example: placewell {' '.join(words)}\b", said)) == 1


LaidOut = Callable[[str], Path]


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> LaidOut:
    """A folder with the files that the examples of a group of commands speak of, written when first needed."""

    @cache
    def folder(*ways: Callable[[Path], None]) -> Path:
        made = tmp_path_factory.mktemp("files")
        for way in ways:
            way(made)
        return made

    return lambda group: folder(lay_out_files, *(way for name, way in FURTHER if name == group))


SHOWN_ELSEWHERE = {*commands_shown(README.read_text()), "demo --in-words"}
"""Tried where the README's commands are, and the demonstration by itself."""
WORK = "--rounds 0 --moves 2000 --processes 1"
SOON = {"--rounds 0": WORK, "--seconds 5": f"--seconds 60 {WORK}"}
"""Instead of looking for a better plan for as long as the example does."""

FURTHER = (("breaks", lay_out_breaks), ("import", lay_out_tables), ("export", lay_out_tables))


@each_command
def test_the_example_in_the_help_works(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, laid_out: LaidOut
) -> None:
    found = re.search(r"Example: placewell (.+)", ask(*words, "--help").stdout)
    assert found is not None
    example = found[1].strip()
    if example in SHOWN_ELSEWHERE:
        return
    for shown, tried in SOON.items():
        example = example.replace(shown, tried)
    monkeypatch.chdir(tmp_path)
    shutil.copytree(laid_out(words[0]), tmp_path, dirs_exist_ok=True)
    if words[0] in {"doctor", "keys", "verify", "ledgers", "backup", "restore"}:
        lay_out_records(tmp_path, monkeypatch)
    if words[0] in {"serve", "take-in", "user"}:
        lay_out_records(tmp_path, monkeypatch)
        do_not_wait(monkeypatch)
    if words[-1] == "end":
        ask("user", "add", "--name", "Anna Reid", "--sign-in", "anna", "--to", "Larkbeck Care", "--as", "auditor")
    if words[-1] in {"link", "unlink"}:
        be_known_to_a_provider(monkeypatch, linked=words[-1] == "unlink")
    if words[0] == "take-in":
        ask("user", "add", "--name", "Anna Reid", "--sign-in", "anna", "--to", "Alder Care")
    arguments = shlex.split(example)
    forced = ["--force"] if words[-1] == "template" else []
    result = ask(*arguments, *forced)
    assert result.exit_code == 0, result.output
    written = [Path(a) for a in arguments if a.endswith((".html", ".xlsx", ".json", ".csv"))]
    assert result.output.strip() or written
    assert all(path.stat().st_size > 100 for path in written)


def do_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that is told to stop at once, on a port that is free, and a password that need not be typed."""
    listen = serving.listening
    monkeypatch.setattr(serving, "listening", lambda host, _: listen(host, 0))
    monkeypatch.setattr(web_server, "run", lambda *given: given[1].close())
    monkeypatch.setattr(users, "typed_password", lambda _: "lantern-otter-violin")


def be_known_to_a_provider(monkeypatch: pytest.MonkeyPatch, *, linked: bool) -> None:
    """A provider that is believed, and somebody who signs in here, as whom it knows too where `linked`."""
    for name, said in ((ways.ISSUER, "https://login.example"), (ways.CLIENT, "placewell"), (ways.SECRET, "s" * 20)):
        monkeypatch.setenv(name, said)
    ask("user", "add", "--name", "Anna Reid", "--sign-in", "anna", "--to", "Larkbeck Care")
    if linked:
        ask("user", "link", "--sign-in", "anna", "--subject", "248289761001")


def test_there_are_the_commands_that_were_promised() -> None:
    promised = {
        *("check", "search", "enquiries", "remedies", "compare", "rules", "schema", "worlds", "world", "demo"),
        *("study", "studies", "sweep", "sufficiency", "year"),
        "place",
        *("statement review", "referral template", "referral read", "home template", "home read", "gather"),
        *("resident template", "resident read"),
        *("breaks template", "breaks read", "breaks example", "breaks world", "breaks allocate", "breaks family"),
        *(
            "breaks why",
            "breaks show",
            "breaks what-if",
            "breaks repair",
            "breaks swap",
            "breaks compare",
            "breaks record",
            "breaks next",
        ),
        *("import ssda903", "import safeguarding-dataset", "import providers", "import homes", "import referrals"),
        *("import vacancies", "import example", "export ssda903", "export homes", "export vacancies"),
        *("doctor", "keys make", "keys rotate", "verify", "ledgers", "backup", "restore"),
        *("take-in", "region"),
        *("serve", "user add", "user end", "user link", "user unlink", "hazards", "transparency"),
        *("export referrals", "export placements-standard"),
    }
    assert {" ".join(words) for words in COMMANDS} == promised
