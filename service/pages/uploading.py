"""Referrals that are sent as files on a page: read apart, and every problem told by the file that it is in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from matching.errors import BadInput, Problem
from service.pages.entry import ANOTHER
from service.pages.page import Files, Onward
from service.pages.said import POSTCODE_UNKNOWN
from service.pages.sent import Sent, SentFile
from service.receiving.apart import read_each
from service.receiving.file import MOST, MOST_BYTES, ReceivedFile
from service.receiving.file import Form as Kinds
from service.records.entering import Entered

T = TypeVar("T")

FIELD = "files"
PLACES = {"": FIELD}
MOST_TOLD = 60
ROUND_ABOUT_BYTES = 100_000
"""Of what a browser puts around the files."""
NONE_CHOSEN = Problem(FIELD, "no file is chosen", "Choose one or several.")
TOO_MANY = Problem(FIELD, f"there are more than {MOST} files", "Send them in several parts.")
EMPTY = "it is empty"
CHOICES = {"another": ANOTHER, "most": MOST, "megabytes": MOST_BYTES // 1_000_000}
"""What the fields of such a form are given."""


def read(sent: Sent) -> Sent:
    """Each referral in the files as plain data, read in a process of its own. Raises BadInput with every problem."""
    if not sent.files or len(sent.files) > MOST:
        raise BadInput([TOO_MANY if sent.files else NONE_CHOSEN])
    empty = [file.where for file in sent.files if not file.content]
    if empty:
        raise BadInput(
            Problem(FIELD, f"{where}: {EMPTY}", "Choose the file with the referral in it.") for where in empty
        )
    try:
        of_each = read_each([ReceivedFile(form=Kinds.BY_CONTENT, content=file.content) for file in sent.files])
    except BadInput as found:
        raise _told(found.problems) from None
    read = zip(sent.files, of_each, strict=True)
    return replace(sent, files=tuple(plain for file, several in read for plain in _plain(file, several)))


def _plain(file: SentFile, several: tuple[ReceivedFile, ...]) -> list[SentFile]:
    where = [f"{file.where}, referral {n}" for n in range(1, len(several) + 1)] if len(several) > 1 else [file.where]
    return [SentFile(place, each.content) for place, each in zip(where, several, strict=True)]


def kept(sent: Sent, keep: Callable[[tuple[ReceivedFile, ...]], T]) -> T:
    """What came of keeping the referrals. Raises BadInput with every problem, each told by its file."""
    another = sent["is-another"] == ANOTHER
    files = tuple(ReceivedFile(form=Kinds.JSON, content=file.content, is_another_child=another) for file in sent.files)
    try:
        return keep(files)
    except BadInput as found:
        raise _told(replace(p, where=_in_file(p.where, sent.files)) for p in found.problems) from None


def onward(path: str, entered: Iterable[Entered]) -> Onward:
    """To that page, which says so where a postcode is in no directory."""
    return Onward(f"{path}?said={POSTCODE_UNKNOWN}" if any(each.postcode_unknown for each in entered) else path)


def _in_file(where: str, files: tuple[SentFile, ...]) -> str:
    """Of a place in the referrals put in order, the place in the file that it came in."""
    found = re.fullmatch(r"referral (\d+), (.*)", where, re.DOTALL)
    return where if found is None else f"{files[int(found[1]) - 1].where}, {found[2]}"


def _told(problems: Iterable[Problem]) -> BadInput:
    """Every problem with its place in the words, as all belong to the one field."""
    told = list(problems)
    shown = [Problem(FIELD, f"{p.where}: {p.what}", p.way_out, p.rank) for p in told[:MOST_TOLD]]
    if len(told) > MOST_TOLD:
        shown.append(Problem(FIELD, f"there are {len(told) - MOST_TOLD} more", "Put these right first."))
    return BadInput(shown)


FILES = Files(FIELD, MOST_BYTES + ROUND_ABOUT_BYTES, read)
