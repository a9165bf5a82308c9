"""The demonstration: a match check, a region and a period of short breaks, all made up, with pages to look at."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from rich.console import Group, RenderableType
from rich.text import Text

from service.commands.screen import heading
from service.demo import breaks, match, region

PAGES = {**match.PAGES, **region.PAGES, **breaks.PAGES}


def closing(folder: Path, check: match.Demonstration, planned: breaks.BreaksShown) -> RenderableType:
    """Where everything was written, and what to try next; printed with `soft_wrap`, so that a command stays whole."""
    return Group(
        heading("Written for you"),
        *_listed({str(folder / name): what for name, what in PAGES.items()}),
        heading("Try next"),
        *_listed(dict(_commands(folder, check, planned))),
    )


def _listed(lines: Mapping[str, str]) -> Iterator[Text]:
    for name, what in lines.items():
        yield Text.assemble("  ", name, "\n      ", (what, "dim"))


def _commands(folder: Path, check: match.Demonstration, planned: breaks.BreaksShown) -> Iterator[tuple[str, str]]:
    start = "placewell" if shutil.which("placewell") else str(_beside_python())
    family, swap = planned.commands(str(folder / breaks.PLAN))
    yield f"{start} worlds", "more made-up stories"
    yield f"{start} check example:{check.story.NAME} --format text", "the whole assessment here"
    yield f"{start} {shlex.join(family)}", "one family's nights, and what stood in the way of more"
    yield f"{start} {shlex.join(swap)}", "who would each rather have another's nights"
    yield f"{start} sufficiency example:a-region", "what homes near enough lack, and where"
    yield f"{start} --help", "everything else"


def _beside_python() -> Path:
    found = Path(sys.executable).with_name("placewell")
    here = Path.cwd()
    return found.relative_to(here) if found.is_relative_to(here) else found
