"""Has files read in processes of their own, one after the other, each ended with all it began when its time is over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field, ValidationError

from matching.errors import BadInput, Problem
from matching.world.record import Record
from service.receiving.file import MOST, MOST_BYTES, Form, ReceivedFile, WithFiles

W = TypeVar("W", bound=WithFiles)

SECONDS = 45
MOST_SAID = 10_000_000
MOST_PROBLEMS = 500
Words = Annotated[str, Field(max_length=2_000)]
COMMAND = (sys.executable, "-P", "-B", "-m", "service.receiving.child")
TOO_MUCH = "it cannot be read within the time and memory that any filled form takes"
AFRESH = "Copy the answers into a fresh copy of the form."


def read_apart(files: Sequence[ReceivedFile]) -> tuple[ReceivedFile, ...]:
    """The same as plain referrals, one a file, which are still to be read strictly. A table becomes several.

    Raises as `read_each`.
    """
    return tuple(chain.from_iterable(read_each(files)))


def read_each(files: Sequence[ReceivedFile]) -> tuple[tuple[ReceivedFile, ...], ...]:
    """The plain referrals of each file.

    Raises BadInput with every problem of every file, by its number, and by row and column where it has them.
    """
    if sum(len(file.content) for file in files) > MOST_BYTES:
        what = f"they have more than {MOST_BYTES:,} bytes together"
        raise BadInput([Problem("files", what, "Send them in several parts.")])
    problems: list[Problem] = []
    read: list[tuple[ReceivedFile, ...]] = []
    for number, file in enumerate(files, 1):
        try:
            read.append(tuple(_read(file)))
        except BadInput as bad:
            problems += [replace(p, where=f"file {number}, {p.where}", rank=(number, *p.rank)) for p in bad.problems]
    if not problems and sum(map(len, read)) > MOST:
        problems.append(Problem("files", f"there are more than {MOST} referrals in them", "Send fewer at once."))
    if problems:
        raise BadInput(problems)
    return tuple(read)


def with_files_read(asked: W) -> W:
    """What was asked, with each of its files read in a process of its own. Raises as above."""
    return asked.model_copy(update={"files": read_apart(asked.files)})


class Said(Record):
    """What the process said: the referrals as JSON, or of each problem where, what, the way out and its rank."""

    referrals: tuple[str, ...] = ()
    problems: tuple[tuple[Words, Words, Words, tuple[int, ...]], ...] = ()


def _read(file: ReceivedFile) -> list[ReceivedFile]:
    said = _said(file.form, file.content)
    if said.problems:
        problems = said.problems[:MOST_PROBLEMS]
        raise BadInput(Problem(where, what, way_out, rank) for where, what, way_out, rank in problems)
    several = file.form is Form.TABLE or len(said.referrals) > 1
    if several and (file.known_child is not None or file.is_another_child):
        raise BadInput([Problem("known child", "it is said of a table", "Send that child's referral by itself.")])
    return [file.model_copy(update={"form": Form.JSON, "content": each.encode()}) for each in said.referrals]


def _said(form: Form, content: bytes) -> Said:
    """What the process said. Raises BadInput where it said nothing that can be used."""
    written = written_by(form.value, content)
    if written is not None and len(written) <= MOST_SAID:
        with suppress(ValidationError):
            return Said.model_validate_json(written)
    raise BadInput([Problem("the file", TOO_MUCH, AFRESH)])


def written_by(form: str, content: bytes, *more: str) -> bytes | None:
    """What the process wrote that reads a file of that form. None: it was ended, or ended itself badly."""
    environment = {"PYTHONPATH": str(Path(__file__).parents[2]), "OPENBLAS_NUM_THREADS": "1", "LC_ALL": "C.UTF-8"}
    process = subprocess.Popen(
        [*COMMAND, form, *more],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env=environment,
        start_new_session=True,
    )
    try:
        written, _ = process.communicate(content, SECONDS)
    except subprocess.TimeoutExpired:
        return None
    finally:
        _end(process)
    return written if process.returncode == 0 else None


def _end(process: subprocess.Popen[bytes]) -> None:
    """The process and all that it began."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
