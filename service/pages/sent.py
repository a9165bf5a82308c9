"""What came in a form: each field by its name, as it was typed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl

MOST_FIELDS = 2_000


class NoForm(ValueError):
    """What was sent is no form."""


@dataclass(frozen=True)
class SentFile:
    """One file that was sent, and which it is in words. Its name is not kept: it may hold a child's."""

    where: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Sent:
    """The fields with something in them. White space around it is left out, and line ends are all written one way."""

    fields: Mapping[str, str] = field(repr=False)
    files: tuple[SentFile, ...] = field(default=(), repr=False)

    def __getitem__(self, name: str) -> str:
        """What was typed; "" where nothing was."""
        return self.fields.get(name, "")

    def named(self, beginning: str) -> dict[str, str]:
        """The fields whose names begin so, by the rest of the name."""
        return {name.removeprefix(beginning): said for name, said in self.fields.items() if name.startswith(beginning)}

    def without(self, *names: str) -> Sent:
        """The same without some fields."""
        return replace(self, fields={name: said for name, said in self.fields.items() if name not in names})

    def as_asked(self) -> bytes:
        """What it asks for, the same however a browser wraps it."""
        digests = [hashlib.sha256(file.content).hexdigest() for file in self.files]
        return json.dumps([sorted(self.fields.items()), digests]).encode()


NOTHING = Sent({})


def read_form(body: bytes) -> Sent:
    """A form as browsers send it (application/x-www-form-urlencoded). Raises NoForm for anything else."""
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError as wrong:
        raise NoForm from wrong
    return as_sent(pairs)


def as_sent(pairs: Sequence[tuple[str, str]], files: tuple[SentFile, ...] = ()) -> Sent:
    """Fields by their names, and files. Raises NoForm where a name is there twice."""
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise NoForm
    return Sent({name: tidy for name, said in pairs if (tidy := _tidy(said))}, files)


def _tidy(said: str) -> str:
    return "\n".join(line.rstrip() for line in said.replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip()
