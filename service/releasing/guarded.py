"""What must not leave a home: what other children can be known by, and what is written of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from service.releasing.words import words_of

RUN = 8
"""Words in a row that are taken to be copied. Project judgement: fewer meet by chance."""

Run = tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """What one child can be known by, as one version of the record has it. None: it is not written there."""

    name: str
    born: date | None
    school: str | None


@dataclass(frozen=True)
class Guarded:
    """Of every other child who is looked for; `runs`: the words that stand in their records, in rows."""

    children: frozenset[Known]
    runs: frozenset[Run]


def runs_of(texts: Iterable[str]) -> frozenset[Run]:
    """Every RUN words in a row of each text by itself."""
    return frozenset(run for text in texts for run in rows_of(words_of(text)))


def rows_of(words: tuple[str, ...]) -> Iterator[Run]:
    """Every RUN of them in a row, first to last."""
    yield from (words[n : n + RUN] for n in range(len(words) - RUN + 1))


def texts_in(written: str) -> Iterator[str]:
    """Every text that stands in a record as it is kept."""
    yield from _texts(json.loads(written))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
