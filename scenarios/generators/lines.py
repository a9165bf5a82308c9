"""Made-up worlds written down, one a line, under a head that says they are made up and which figures are assumed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from matching.world.world import World
from scenarios.generators.figures import Figure, of_regions

NOTE = "Every child, home and person here is made up. Figures marked assumed rest on no source."


def told_beside(figures: Iterable[str] = ()) -> bytes:
    """For a file beside made-up ones whose form has no room for it: the note, and what they were drawn from."""
    return "\n".join((NOTE, *figures, "")).encode()


def lines(seed: int, worlds: Iterable[World]) -> Iterator[bytes]:
    """The head, then each world, as JSON lines in UTF-8; a world is let go once it is written."""
    yield _line({"made_up": True, "note": NOTE, "seed": seed, "figures": [_told(f) for f in of_regions()]})
    for world in worlds:
        yield world.model_dump_json(exclude_none=True).encode() + b"\n"


def _told(figure: Figure) -> dict[str, object]:
    return figure.model_dump(mode="json", include={"id", "name", "unit", "sure", "source", "as_at", "value"})


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
