"""What is done with the records of the service as a whole: their keys, their ledgers, a copy of them."""

from __future__ import annotations

import importlib.resources
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from typer import Argument, Exit, Option, Typer

from matching.errors import BadInput, Problem
from service.backup.making import back_up
from service.backup.restoring import restore as restore_backup
from service.commands.beginning import KEPT_APART, make_root_key
from service.commands.breaks.places import make_folder
from service.commands.exits import NOTHING_TO_HOLD_AGAINST, TAMPERED
from service.commands.files import read_from
from service.commands.screen import busy, complain
from service.commands.writing import destination, write_all
from service.ledger.checkpoint import Checkpoint, read_checkpoint
from service.ledger.verify import NOT_EXCLUDED, Verdict
from service.records.ledgers import verify_all, with_ledgers, written_out
from service.records.readiness import told_of
from service.records.signing import checkpoint_of
from service.records.solves import standing_of_work
from service.sealing.root_key import root_key_of
from service.settings import ROOT_KEY_FILE, Settings, settings_from
from service.signing_in.ways import ways_from
from service.solving.settings import capacity_from
from service.store.engine import file_of, url_of
from service.store.opening import Store, open_store
from service.store.rotating import rotate as rotate_keys

VERIFIER = "verify_ledger.py"

commands = Typer()
keys = Typer(help="The keys that names, health and free text are sealed with.", no_args_is_help=True)
commands.add_typer(keys, name="keys")

CheckpointsGiven = Annotated[
    list[Path] | None,
    Option("--checkpoint", metavar="FILE", help="A checkpoint that was kept elsewhere; may be given more than once."),
]


@commands.command(epilog="Example: placewell doctor")
def doctor() -> None:
    """Say where the records are and how safely they are kept, how people sign in, and what may be worked out here."""
    capacity, ways = capacity_from(os.environ), ways_from(os.environ)
    store = _open()
    print(told_of(store))
    print(capacity)
    print(ways)
    if ways.provider is not None:
        reached = "It answers as it should." if ways.provider.is_there(_now()) else "IT DOES NOT ANSWER AS IT SHOULD."
        print(reached)
    with store.transaction() as t:
        print(standing_of_work(t))
    store.close()


@keys.command(epilog="Example: placewell keys make root.key")
def make(
    file: Annotated[Path | None, Argument(metavar="FILE", help="Where to; else where it is looked for.")] = None,
) -> None:
    """Make a root key for new records, in a file that only its owner can read."""
    given = _settings()
    path = (file or given.root_key_file).absolute()
    make_root_key(given, path)
    print(f"The root key is in {path}. {KEPT_APART}")
    if path != given.root_key_file:
        print(f"Set {ROOT_KEY_FILE} to this place.")


@keys.command(epilog="Example: placewell keys rotate")
def rotate() -> None:
    """Seal everything anew with a new key, or go on where that was stopped; the service can run meanwhile."""
    store = _open()
    with busy("Sealing"):
        done = rotate_keys(store, _now())
    print(f"{done} texts were sealed anew. The old key is taken away.")
    store.close()


@commands.command(epilog="Example: placewell verify --checkpoint checkpoint.txt")
def verify(checkpoint: CheckpointsGiven = None) -> None:
    """Work every ledger of signed decisions out again, and hold it against checkpoints that were kept elsewhere."""
    given = _checkpoints(checkpoint)
    store = _open()
    with store.transaction() as t:
        found = verify_all(t, given)
    store.close()
    for name, verdict in found:
        print("\n".join(_told(name, verdict)))
    if not all(verdict.holds for _, verdict in found):
        raise Exit(TAMPERED)
    if not found or not all(verdict.held_against for _, verdict in found):
        complain(NOT_EXCLUDED)
        raise Exit(NOTHING_TO_HOLD_AGAINST)


@commands.command(epilog="Example: placewell ledgers ledgers")
def ledgers(
    folder: Annotated[
        Path, Argument(metavar="FOLDER", help="Where to; made where it is not there yet.", show_default=False)
    ],
) -> None:
    """Write out each ledger with a checkpoint, and a program of one page that checks them with Python alone."""
    files = {folder / VERIFIER: (importlib.resources.files("service.ledger") / VERIFIER).read_bytes()}
    store = _open()
    with store.transaction() as t:
        for organisation in with_ledgers(t):
            files[folder / f"{organisation}.ledger"] = written_out(t, organisation).encode()
            files[folder / f"{organisation}.checkpoint"] = str(checkpoint_of(t, organisation)).encode()
    store.close()
    make_folder(folder)
    write_all(files)
    print(f"{len(files) // 2} ledgers are in {folder}. Nothing in them is of a child.")
    print(f"Keep the checkpoints elsewhere. To check: python3 {folder / VERIFIER} LEDGER --checkpoint CHECKPOINT")


@commands.command(epilog="Example: placewell backup records.backup")
def backup(
    file: Annotated[Path, Argument(metavar="FILE", help="A new file, on another disk if you can.", show_default=False)],
) -> None:
    """Copy the records while they are in use, look through the copy, and keep it encrypted under the root key."""
    destination(file, force=None)
    store = _open()
    with busy("Copying"):
        counts = back_up(store, file.absolute())
    store.close()
    print(f"{sum(counts.values())} rows are in {file}, {counts['decisions']} signed decisions among them.")
    print("It was looked through and read again. Only the root key opens it: keep that elsewhere.")


@commands.command(epilog="Example: placewell restore old.backup --to restored.db --checkpoint checkpoint.txt")
def restore(
    file: Annotated[Path, Argument(metavar="FILE", help="What `placewell backup` wrote.", show_default=False)],
    to: Annotated[
        str,
        Option("--to", metavar="PLACE", help="A new file, or an empty database as postgresql://.", show_default=False),
    ],
    checkpoint: CheckpointsGiven = None,
) -> None:
    """Put a backup into a new place, looked through and held against checkpoints first."""
    place = to if "://" in to else f"sqlite:///{Path(to).absolute()}"
    root, given = root_key_of(_settings(), file_of(url_of(place))), _checkpoints(checkpoint)
    try:
        with busy("Restoring"):
            counts = restore_backup(file, place, root, given)
    except OSError as trouble:
        reason = os.strerror(trouble.errno) if trouble.errno else "it cannot be read or written"
        raise BadInput([Problem(f"{file} to {to}", reason, "See that both places can be used.")]) from None
    print(f"{sum(counts.values())} rows were restored, {counts['decisions']} signed decisions among them.")
    if not given:
        complain(NOT_EXCLUDED)


def _settings() -> Settings:
    return settings_from(os.environ, Path.home())


def _open() -> Store:
    return open_store(_settings(), _now())


def _now() -> datetime:
    return datetime.now(UTC)


def _checkpoints(files: list[Path] | None) -> list[Checkpoint]:
    return [read_from(str(file), read_checkpoint) for file in files or ()]


def _told(name: str, verdict: Verdict) -> list[str]:
    against = f"held against {verdict.held_against} kept elsewhere" if verdict.held_against else "held against none"
    size = f"{verdict.size} entries" if verdict.size != 1 else "1 entry"
    if verdict.holds:
        return [f"{name}: {size}, whole; {against}"]
    return [f"{name}: {size}, NOT AS IT WAS SIGNED; {against}", *(f"  {fault}" for fault in verdict.faults)]
