"""What came in a form: each field by its name, as it was typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl

MOST_FIELDS = 2_000


class NoForm(ValueError):
    """What was sent is no form."""


@dataclass(frozen=True)
class Sent:
    """The fields with something in them. White space around it is left out, and line ends are all written one way."""

    fields: Mapping[str, str] = field(repr=False)
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """What was in each file, by the field. Its name is never kept: it may hold a child's."""

    def __getitem__(self, name: str) -> str:
        """What was typed; "" where nothing was."""
        return self.fields.get(name, "")

    def named(self, beginning: str) -> dict[str, str]:
        """The fields whose names begin so, by the rest of the name."""
        return {name.removeprefix(beginning): said for name, said in self.fields.items() if name.startswith(beginning)}

    def without(self, *names: str) -> Sent:
        """The same without some fields."""
        return replace(self, fields={name: said for name, said in self.fields.items() if name not in names})


NOTHING = Sent({})


def read_form(body: bytes) -> Sent:
    """A form as browsers send it (application/x-www-form-urlencoded). Raises NoForm for anything else."""
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError as wrong:
        raise NoForm from wrong
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise NoForm
    return Sent({name: words for name, said in pairs if (words := tidy(said))})


def tidy(said: str) -> str:
    """The words, with line ends all written one way and no white space around them."""
    return "\n".join(line.rstrip() for line in said.replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip()
