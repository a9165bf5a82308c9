"""How the commands speak to a terminal: in words that it can show, whatever its width, colours and letters."""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TextIO
from unicodedata import category, normalize

from rich import box
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

PLAIN = {
    "■": "#",
    "▲": "^",
    "◆": "*",
    "✓": "+",
    "·": ".",
    "•": "*",
    "\N{EN DASH}": "-",
    "—": "-",
    "\N{MINUS SIGN}": "-",
    "…": "...",
    "£": "GBP ",
    "“": '"',
    "”": '"',
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "→": "->",
    "\N{MULTIPLICATION SIGN}": "x",
}
"""What is written where a sign cannot be. "?" stands for "not known" in a report, so it is never put for a sign."""

HANDLER = "placewell"

WIDEST = 100
"""Lines longer than this are hard to read."""


def in_plain_letters(error: UnicodeError) -> tuple[str, int]:
    """What to write for letters that an encoding lacks: the nearest plain letters, else the number of the letter."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(map(_plain, lacking)), error.end


def _plain(letter: str) -> str:
    nearest = normalize("NFKD", letter).encode("ascii", "ignore").decode()
    return PLAIN.get(letter) or nearest or f"<U+{ord(letter):04X}>"


def never_fail_to_write() -> None:
    """From here on no letter can fail on standard output or error, whatever they are encoded in."""
    codecs.register_error(HANDLER, in_plain_letters)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=HANDLER)


def screen(file: TextIO | None = None) -> Console:
    """The terminal as it is now, or a file. Nothing in a text is taken for markup: names may hold brackets."""
    console = Console(file=file, highlight=False, markup=False, emoji=False)
    console.width = min(console.width, WIDEST) if file is None else WIDEST
    return console


def in_plain_text(parts: RenderableType) -> str:
    """Parts made for the terminal, without colours, for a file."""
    written = io.StringIO()
    screen(written).print(Safe(parts), no_wrap=False)
    return "\n".join(line.rstrip() for line in written.getvalue().splitlines()) + "\n"


@dataclass(frozen=True)
class Safe:
    """Parts in which nothing that a person wrote can steer the terminal or turn the order of letters round."""

    parts: RenderableType

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        for segment in console.render(self.parts, options):
            yield segment if segment.control else Segment(_harmless(segment.text), segment.style)


def _harmless(words: str) -> str:
    return "".join(c for c in words if c == "\n" or category(c) not in {"Cc", "Cf"})


def busy(doing: str) -> AbstractContextManager[object]:
    """While something takes its time: a moving sign on a terminal, nothing in a file or pipe."""
    return Console(stderr=True, markup=False, emoji=False).status(Text(f"{doing}…"))


def complain(words: object) -> None:
    """Say on standard error what is wrong."""
    print(words, file=sys.stderr)


def heading(words: str) -> Text:
    """A heading with room above it."""
    return Text(f"\n{words}", style="bold underline")


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], numbers: Iterable[int] = ()) -> Table:
    """A table that wraps its words to the width there is; `numbers` are the columns set to the right."""
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    to_the_right = set(numbers)
    for position, name in enumerate(columns):
        made.add_column(name, justify="right" if position in to_the_right else "left", overflow="fold")
    for row in rows:
        made.add_row(*(Text(cell) for cell in row))
    return made
