"""A file that was written, said with what it is and what to do with it next, as commands that can be copied."""

from __future__ import annotations

import shlex
from pathlib import Path

from rich.console import Group
from rich.text import Text

from service.commands.screen import Safe, heading, screen


def handed_over(path: Path | None, what: str, *steps: str) -> None:
    """Say where it was written and what comes next; nothing where it went to standard output, which holds it then."""
    if path is not None:
        after = (Text(f"  {step}") for step in steps)
        screen().print(Safe(Group(Text(f"Wrote {path}: {what}."), heading("Next"), *after)), soft_wrap=True)


def typed(*words: str | Path) -> str:
    """A command, as it is typed."""
    return shlex.join(("placewell", *map(str, words)))
