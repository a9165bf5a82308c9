"""The files that pages load: the style sheet and a sign, under names that change with what is in them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

HASH_CHARACTERS = 16
FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class StaticFile:
    """A file by the path it is served under."""

    path: str
    content: bytes
    media_type: str


@cache
def style_sheet() -> StaticFile:
    """The parts of reports as they look everywhere, then what pages add."""
    of_reports = (("service.web", "templates", name) for name in ("blocks.css", "board.css"))
    parts = (*of_reports, ("service.pages", "static", "pages.css"))
    content = "\n".join(files(package).joinpath(*rest).read_text(encoding="utf-8") for package, *rest in parts).encode()
    return _named("css", content, "text/css; charset=utf-8")


@cache
def icon() -> StaticFile:
    """The sign in the browser's tab."""
    return _named("svg", files("service.pages").joinpath("static", "icon.svg").read_bytes(), "image/svg+xml")


def static_files() -> dict[str, StaticFile]:
    """Every one, by its path."""
    return {file.path: file for file in (style_sheet(), icon())}


def _named(ending: str, content: bytes, media_type: str) -> StaticFile:
    digest = hashlib.sha256(content).hexdigest()[:HASH_CHARACTERS]
    return StaticFile(f"/desk/static/placewell.{digest}.{ending}", content, media_type)
