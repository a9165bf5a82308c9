"""run.py sets the project up once, brings it up to date, and says plainly why it cannot."""

import ast
import importlib.util
import os
import shutil
import sys
import venv
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

RUN_PY = Path(__file__).parents[1] / "run.py"

COMPILED_FILES = Path("matching", "short_breaks", "compiled_files.py")

RECORDING_PIP = "import sys; open('pip.log', 'a').write(' '.join(sys.argv[1:]) + chr(10))"


@pytest.fixture
def ground(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A copy of run.py in a folder of its own, whose pip only writes down what it was asked."""
    shutil.copy(RUN_PY, tmp_path)
    (tmp_path / "requirements.lock").write_text("one-library==1\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / COMPILED_FILES).parent.mkdir(parents=True)
    shutil.copy(RUN_PY.parent / COMPILED_FILES, tmp_path / COMPILED_FILES)
    monkeypatch.chdir(tmp_path)
    spec = importlib.util.spec_from_file_location("run_in_a_folder_of_its_own", tmp_path / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "make_venv", make_venv_without_pip)
    monkeypatch.setattr(module, "PIP_INSTALL", ["-c", RECORDING_PIP])
    return module


def make_venv_without_pip(folder: str) -> None:
    venv.create(folder, symlinks=os.name == "posix")


def asked_of_pip() -> list[str]:
    """What pip was asked since last time, a line for each call."""
    log = Path("pip.log")
    lines = log.read_text().splitlines() if log.exists() else []
    log.unlink(missing_ok=True)
    return lines


def test_run_py_is_readable_by_a_python_that_is_too_old() -> None:
    ast.parse(RUN_PY.read_text(), feature_version=(3, 8))


def test_run_py_needs_nothing_installed() -> None:
    imports = [node for node in ast.walk(ast.parse(RUN_PY.read_text())) if isinstance(node, ast.Import)]
    froms = [node for node in ast.walk(ast.parse(RUN_PY.read_text())) if isinstance(node, ast.ImportFrom)]
    names = {alias.name.partition(".")[0] for node in imports for alias in node.names}
    assert names | {str(node.module) for node in froms} <= sys.stdlib_module_names


def test_an_old_python_is_told_what_is_needed(
    ground: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(ground, "sys", SimpleNamespace(version_info=(3, 8, 18, "final", 0), stderr=sys.stderr))
    assert ground.main(["demo"]) == 2
    said = capsys.readouterr().err
    assert "needs Python 3.11" in said
    assert "this is Python 3.8" in said
    assert "apt install python3.11" in said


def test_a_missing_ensurepip_is_answered_with_the_package_to_install(
    ground: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(ground.importlib.util, "find_spec", lambda _: None)
    assert ground.main(["setup"]) == 2
    assert "apt install python3-venv" in capsys.readouterr().err
    assert not ground.VENV.exists()


@pytest.mark.parametrize(
    ("printed", "answer"),
    [
        ("WARNING: Retrying after connection broken by 'NewConnectionError()'", "could not be reached"),
        ("ERROR: No matching distribution found for ortools", "64-bit Python"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE FILE", "not the file requirements.lock names"),
        ("ERROR: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: the moon is in the wrong house", "the moon is in the wrong house"),
    ],
    ids=["no network", "no package", "wrong file", "disk full", "unforeseen"],
)
def test_a_failed_installation_says_the_way_out(
    ground: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    printed: str,
    answer: str,
) -> None:
    monkeypatch.setattr(ground, "PIP_INSTALL", ["-c", f"print({printed!r}); raise SystemExit(1)"])
    assert ground.main(["setup"]) == 2
    assert answer in capsys.readouterr().err
    assert not ground.STAMP.exists()


def test_lost_network_is_not_taken_for_a_missing_package(ground: ModuleType) -> None:
    printed = ["connection broken by 'NewConnectionError()'", "No matching distribution found for ortools"]
    assert "could not be reached" in ground.way_out(printed)


def test_a_full_disk_is_named_even_when_the_failed_step_does_not(
    ground: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ground.shutil, "disk_usage", lambda _: SimpleNamespace(free=0))
    assert "disk is full" in ground.way_out(["Error: ensurepip returned non-zero exit status 1."])


def test_a_file_in_the_place_of_the_folder_is_named(ground: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    ground.VENV.write_text("")
    assert ground.main(["setup"]) == 2
    assert ".venv" in capsys.readouterr().err


def test_only_files_that_the_lock_names_are_installed(ground: ModuleType) -> None:
    assert ground.main(["setup"]) == 0
    libraries, project = asked_of_pip()
    assert libraries.split() == [
        "--no-compile",
        "--require-hashes",
        "--only-binary=:all:",
        "--requirement",
        str(ground.LOCK),
    ]
    assert {"--no-deps", "--no-index", "--editable"} < set(project.split())


def test_a_second_set_up_installs_nothing(ground: ModuleType) -> None:
    assert ground.main(["setup"]) == 0
    asked_of_pip()
    assert ground.main(["setup"]) == 0
    assert asked_of_pip() == []


def test_a_first_plan_is_made_once_and_its_failure_is_none_of_set_up(
    ground: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    service = ground.ROOT / "service"
    service.mkdir()
    (service / "__main__.py").write_text(f"{RECORDING_PIP}; raise SystemExit(1)")
    assert ground.main(["setup"]) == 0
    *_, first_plan = asked_of_pip()
    assert first_plan.split()[:3] == ["breaks", "allocate", "example:winter-at-marram"]
    assert "one or two minutes" in capsys.readouterr().out
    assert ground.main(["setup"]) == 0
    assert asked_of_pip() == []


def test_a_changed_loop_of_the_search_is_compiled_again_and_nothing_else_is_done(ground: ModuleType) -> None:
    loop = ground.COMPILED_FILES.parent / "bound" / "a_loop.py"
    service = ground.ROOT / "service"
    service.mkdir()
    (service / "__main__.py").write_text(RECORDING_PIP)
    loop.parent.mkdir()
    for text in ("", "changed = True\n"):
        loop.write_text(text)
        assert ground.main(["setup"]) == 0
    *_, before_last, last = asked_of_pip()
    assert before_last.split()[:2] == last.split()[:2] == ["breaks", "allocate"]


def test_the_tests_have_the_search_made_ready_themselves(ground: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ground.os, "execv", lambda *_: None)
    monkeypatch.setattr(ground.subprocess, "call", lambda _: 0)
    monkeypatch.setattr(ground, "make_first_plan", lambda: pytest.fail("made twice"))
    assert ground.main(["test"]) == 0


def test_a_changed_lock_makes_the_folder_anew(ground: ModuleType) -> None:
    ground.main(["setup"])
    asked_of_pip()
    left_behind = ground.VENV / "a-library-no-longer-wanted"
    left_behind.touch()
    ground.LOCK.write_text("one-library==2\n")
    assert ground.main(["setup"]) == 0
    assert len(asked_of_pip()) == 2
    assert not left_behind.exists()


def test_a_changed_project_file_is_placed_again_without_installing_libraries(ground: ModuleType) -> None:
    ground.main(["setup"])
    asked_of_pip()
    ground.PROJECT.write_text("[project]\nname = 'x'\n")
    assert ground.main(["setup"]) == 0
    (only,) = asked_of_pip()
    assert "--editable" in only


def test_another_python_makes_the_folder_anew(ground: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    ground.main(["setup"])
    asked_of_pip()
    monkeypatch.setattr(ground.platform, "python_version", lambda: "3.99.0")
    assert ground.main(["setup"]) == 0
    assert len(asked_of_pip()) == 2


@pytest.mark.parametrize("ends_at", ["clear_folder", "make_venv", "install_libraries", "install_project"])
def test_a_half_made_folder_is_made_anew_without_a_question(
    ground: ModuleType, monkeypatch: pytest.MonkeyPatch, ends_at: str
) -> None:
    ground.main(["setup"])
    asked_of_pip()
    half_made = ground.VENV / "half-made"
    half_made.touch()
    ground.LOCK.write_text("one-library==2\n")
    with monkeypatch.context() as killed:
        killed.setattr(ground, ends_at, stop)
        assert ground.main(["setup"]) == 130
    asked_of_pip()
    assert ground.main(["setup"]) == 0
    assert len(asked_of_pip()) == 2
    assert not half_made.exists()


def stop(*_: str) -> None:
    raise KeyboardInterrupt


def test_a_folder_that_lost_its_python_is_made_anew(ground: ModuleType) -> None:
    ground.main(["setup"])
    asked_of_pip()
    ground.program("python").unlink()
    assert ground.main(["setup"]) == 0
    assert len(asked_of_pip()) == 2


def test_being_stopped_while_stamping_leaves_no_stamp(ground: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ground.os, "replace", stop)
    assert ground.main(["setup"]) == 130
    assert not ground.STAMP.exists()


def test_what_another_set_up_has_just_finished_is_not_done_again(
    ground: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def the_other_ends(*_: object) -> None:
        make_venv_without_pip(str(ground.VENV))
        ground.write_stamp(ground.stamp_wanted())

    monkeypatch.setattr(ground.fcntl, "flock", the_other_ends)
    assert ground.main(["setup"]) == 0
    assert asked_of_pip() == []
