"""Sets Placewell up on this machine and runs it.

Standard library only, in syntax that Python 3.8 can read, so that a Python too old for Placewell can say so.
What it makes stays in .venv beside this file; deleting that folder undoes it.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import os
import platform
import runpy
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "placewell-stamp"
MARK = VENV / "made-by-run.py"
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
COMPILED_FILES = ROOT / "matching" / "short_breaks" / "compiled_files.py"
say = functools.partial(print, flush=True)
PIP_INSTALL = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
MAKE_LOCK = ["pip", "compile", "pyproject.toml", "--output-file=requirements.lock", "--extra=dev", "-q", "--universal"]
LOCK_TERMS = ["--python-version=3.11", "--generate-hashes", "--custom-compile-command=python3 run.py lock"]
FIRST_PLAN = ["-m", "service", "breaks", "allocate", "example:winter-at-marram", "--rounds=1", "--moves=2000"]

USAGE = """usage: python3 run.py COMMAND

  demo             open the demonstration, all made up, in a browser; --in-words tells it in the terminal
  test [ARGS]      run every check; ARGS go to pytest
  bench [NAME]     run a benchmark; without NAME, list them
  campaign [NAME]  run a long test campaign; without NAME, list them
  setup            only set up the .venv folder, or bring it up to date; --replace also where another made it
  lock [ARGS]      remake requirements.lock after a change of dependencies; --upgrade takes newer ones
"""

DISK_FULL = "The disk is full. The libraries need about 1.1 GB: free some space and run the command again."
NO_ENSUREPIP = (
    "This Python cannot make a .venv folder, because its ensurepip module is missing. On Debian or Ubuntu run"
    " `apt install python3-venv`; elsewhere install Python from python.org. Then run the command again."
)
NOT_OURS = (
    "There is a .venv folder already, and run.py did not make it; nothing in it was changed. Move it away, or run"
    " `python3 run.py setup --replace`, which deletes everything in it and makes it anew."
)
NO_FOLDER = ".venv is a link or a file, not a folder that run.py can fill. Move it away and run the command again."
WRONG_FILE = "A downloaded library is not the file requirements.lock names: tell whoever keeps your package index."
NO_NETWORK = (
    "The package index could not be reached. Placewell downloads its libraries once, at set-up: check the"
    " network, or the proxy or index that pip is configured with, and run the command again."
)
NO_PACKAGE = (
    "The package index offers no ready-made package of a library for this machine. Use a 64-bit Python 3.11,"
    " 3.12 or 3.13, and check the network and the index that pip is configured with."
)
TOO_OLD = (
    "Placewell needs Python 3.11 or newer, and this is Python {}.{}. Install one, from python.org or by"
    " `apt install python3.11 python3.11-venv`, and start this command with it: `python3.11 run.py ...`."
)

# Signs in what a failed step printed, and what to say for them; the first that fits is said.
TROUBLES = (
    (("No space left on device", "not enough space on the disk", "Disk quota exceeded"), DISK_FULL),
    (("DO NOT MATCH THE HASHES",), WRONG_FILE),
    (("connection broken by", "Max retries exceeded", "ReadTimeoutError"), NO_NETWORK),
    (("No matching distribution found",), NO_PACKAGE),
)


class NoWayOn(Exception):
    """Set-up cannot go on; its text says what is wrong and the way out."""


def main(arguments: list[str]) -> int:
    """Exit code: 2 for an unknown command or when set-up cannot go on, else what the command itself gave."""
    try:
        if sys.version_info[:2] < (3, 11):
            raise NoWayOn(TOO_OLD.format(*sys.version_info))
        if not arguments or arguments[0] not in COMMANDS:
            raise NoWayOn(USAGE)
        # The libraries come uncompiled: where nothing may be kept, each process would compile them again.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        return COMMANDS[arguments[0]](arguments[1:])
    except (NoWayOn, OSError) as reason:
        print(reason if isinstance(reason, NoWayOn) else way_out([str(reason)]), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def setup(arguments: list[str]) -> int:
    if set(arguments) - {"--replace"}:
        raise NoWayOn(USAGE)
    prepare(replace=bool(arguments))
    say("Placewell is set up.")
    return 0


def lock(arguments: list[str]) -> int:
    """Remake requirements.lock with uv, which is fetched into a folder deleted afterwards."""
    say("Working out a version of every library.")
    with tempfile.TemporaryDirectory() as folder:
        make_venv(folder)
        run_step([str(program("python", Path(folder))), *PIP_INSTALL, "uv"])
        uv = str(program("uv", Path(folder)))
        return subprocess.call([uv, *MAKE_LOCK, *LOCK_TERMS, *arguments], cwd=str(ROOT))


COMMANDS = {
    "demo": lambda arguments: hand_over("service", "demo", *arguments),
    "bench": lambda arguments: hand_over("scenarios.benchmarks", *arguments),
    "campaign": lambda arguments: hand_over("tests.campaigns", *arguments),
    "test": lambda arguments: hand_over("tests", *arguments),
    "setup": setup,
    "lock": lock,
}


def hand_over(*module_and_arguments: str) -> int:
    """Become that module under .venv's Python, so that a signal to stop reaches it directly."""
    prepare(first_plan=module_and_arguments[0] != "tests")
    command = [str(program("python")), "-m", *module_and_arguments]
    os.chdir(str(ROOT))
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.call(command)


def prepare(first_plan: bool = True, replace: bool = False) -> None:
    """Make .venv what requirements.lock and pyproject.toml ask for; nothing is done when it already is.

    Without `first_plan` the search is not made ready: the tests have that done beside their first checks.
    With `replace` a .venv of another's making is deleted without a question.
    """
    if stamp_found() == stamp_wanted():
        return
    with PROJECT.open() as held:
        if sys.platform != "win32":
            fcntl.flock(held, fcntl.LOCK_EX)  # Another set-up ends first; being killed lets go of the file too.
        if stamp_found() != stamp_wanted():
            bring_up_to_date(stamp_found(), stamp_wanted(), first_plan, replace)


def bring_up_to_date(found: list[str], wanted: list[str], first_plan: bool, replace: bool) -> None:
    """A changed pyproject.toml alone only places the project again, and a changed search only compiles it again."""
    if found[:2] != wanted[:2]:
        take_folder(replace)
        say("Setting up .venv; the first time this takes a minute or more, and 1.1 GB of disk.")
        STAMP.unlink(missing_ok=True)
        if found[:1] != wanted[:1]:
            clear_folder()
            install_libraries()
        install_project()
    write_stamp(wanted)
    if first_plan:
        say("  making the search for short breaks ready, which takes one or two minutes, once")
        make_first_plan()


def take_folder(replace: bool) -> None:
    """Mark .venv as run.py's own, to be emptied from now on; what another made is first asked about."""
    need_ensurepip()
    if VENV.is_symlink() or (VENV.exists() and not VENV.is_dir()):
        raise NoWayOn(NO_FOLDER)
    ours = not VENV.exists() or MARK.is_file() or STAMP.is_file() or not any(VENV.iterdir())
    if not (ours or replace or agreed()):
        raise NoWayOn(NOT_OURS)
    VENV.mkdir(exist_ok=True)
    MARK.write_text("run.py made this folder, and empties it when it makes it anew.\n")


def agreed() -> bool:
    """Whether a person at a terminal says yes; where nobody can be asked, nothing is deleted."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    with suppress(EOFError):
        return input("run.py did not make .venv. Delete everything in it? [y/N] ").strip().lower() in {"y", "yes"}
    return False


def clear_folder() -> None:
    for each in VENV.iterdir():
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(str(each))
        elif each != MARK:
            each.unlink()


def stamp_wanted() -> list[str]:
    """Three digests: of what decides the libraries, of what our own installation reads, of what is compiled."""
    python = f"{platform.python_implementation()} {platform.python_version()} {ROOT}"
    read = (python.encode() + LOCK.read_bytes(), PROJECT.read_bytes())
    return [*(hashlib.sha256(each).hexdigest() for each in read), runpy.run_path(str(COMPILED_FILES))["digest"]()]


def stamp_found() -> list[str]:
    """The digests .venv was made for; none when it is missing, half made or has lost its Python."""
    return STAMP.read_text().split() if STAMP.is_file() and program("python").exists() else []


def write_stamp(digests: list[str]) -> None:
    """Written beside its place and moved there whole, so that there is never half a stamp."""
    draft = STAMP.with_name(f"{STAMP.name}.{os.getpid()}")
    draft.write_text("\n".join(digests))
    os.replace(str(draft), str(STAMP))


def install_libraries() -> None:
    make_venv(str(VENV))
    locked = ["--no-compile", "--require-hashes", "--only-binary=:all:", "--requirement", str(LOCK)]
    run_step([str(program("python")), *PIP_INSTALL, *locked])


def need_ensurepip() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        raise NoWayOn(NO_ENSUREPIP)


def make_venv(folder: str) -> None:
    need_ensurepip()
    run_step([sys.executable, "-m", "venv", folder])


def install_project() -> None:
    """In place, so that what runs is the code in this folder and never an older copy of it."""
    say("  placing placewell itself")
    in_place = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT)]
    run_step([str(program("python")), *PIP_INSTALL, *in_place])


def make_first_plan() -> None:
    """So that the loops of the search are compiled before anybody waits for them; else they will be then.

    It also throws away what was compiled from sources that have changed since.
    """
    with suppress(OSError):
        subprocess.run([str(program("python")), *FIRST_PLAN], cwd=str(ROOT), capture_output=True, check=False)


def run_step(command: list[str]) -> None:
    """Run one step of set-up, saying which library it is at; NoWayOn says the way out when it fails."""
    printed = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, errors="replace") as step:
        for line in step.stdout or ():
            printed.append(line.rstrip())
            show_progress(line.split())
    if step.returncode:
        raise NoWayOn(way_out(printed))


def show_progress(words: list[str]) -> None:
    if words[:1] == ["Collecting"]:
        say(f"  fetching {words[1].partition('==')[0]}")
    elif words[:2] == ["Installing", "collected"]:
        say("  installing")


def way_out(printed: list[str]) -> str:
    """One paragraph for a failed step, from what it printed and the room that is left."""
    if shutil.disk_usage(str(ROOT)).free < 20_000_000:
        return DISK_FULL
    output = "\n".join(printed)
    fitting = (paragraph for signs, paragraph in TROUBLES if any(sign in output for sign in signs))
    return next(fitting, "\n".join([*printed[-8:], "Put that right and run the command again."]))


def program(name: str, venv: Path = VENV, windows: bool = os.name == "nt") -> Path:
    """Where a virtual environment keeps one of its programs."""
    return venv / "Scripts" / f"{name}.exe" if windows else venv / "bin" / name


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
