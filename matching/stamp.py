"""What a report was made from, so that it can be made again and a change in any of it shows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from matching.match import Match
from matching.world.catalogue import Catalogue
from matching.world.record import Record, Same

RELEASE = "0.1.0"
COMPILED = "__pycache__"
"""Where Python keeps what it has compiled: it comes and goes with who has run what, and is no part of the engine."""


class Versions(Record):
    """What the report was made from: enough to make it again and get the same."""

    engine: str
    catalogue: str
    policy: str
    inputs_sha256: str


def stamp(match: Match, written: dict[Same[Record], str] | None = None) -> Versions:
    """The stamp of a match: any change in what its check reads changes the digest or a version.

    `written` has what was written of the same records before, and is added to; it changes no stamp.
    """
    before = {} if written is None else written
    policy, referral, *siblings = (_once(r, before) for r in (match.policy, match.referral, *_siblings(match)))
    here = (before.get(Same(match.home)) or told_of(match.home), told_of(match.group))
    return Versions(
        engine=engine_version(),
        catalogue=match.catalogue.version,
        policy=match.policy.version,
        inputs_sha256=_digest(match.on, (referral, *here, policy, *siblings), match.catalogue),
    )


def _once(record: Record, written: dict[Same[Record], str]) -> str:
    key = Same(record)
    if key not in written:
        written[key] = told_of(record)
    return written[key]


def told_of(record: Record) -> str:
    """All that a record says. A field that says nothing but what it would say unasked is left out."""
    return _canonical(record.model_dump(mode="json", exclude_defaults=True))


def digest_of(on: date, parts: Iterable[Any], catalogue: Catalogue) -> str:
    """A digest of what was read, as plain data, on a day; the order of a list carries no meaning."""
    return _digest(on, map(_canonical, parts), catalogue)


def _digest(on: date, parts: Iterable[str], catalogue: Catalogue) -> str:
    inputs = [on.isoformat(), *parts, _written(Same(catalogue)), data_digest()]
    return hashlib.sha256("\n".join(inputs).encode()).hexdigest()


@lru_cache(maxsize=8)
def _written(catalogue: Same[Catalogue]) -> str:
    """A digest of it, kept, since one catalogue serves thousands of checks."""
    return hashlib.sha256(catalogue.record.model_dump_json().encode()).hexdigest()


def _siblings(match: Match) -> list[Record]:
    """The records of brothers and sisters that a check looks at too: their referrals, and themselves elsewhere."""
    named = {bond.child for bond in match.referral.siblings or ()}
    referred = sorted((r for r in match.world.referrals if r.child.id in named), key=lambda r: r.id)
    children = sorted((c for c in match.world.children() if c.id in named), key=lambda c: c.id)
    return [*referred, *children]


@cache
def engine_version() -> str:
    """The release and a digest of the engine's own code, so that a changed rule is never taken for the same engine."""
    return f"{RELEASE}+{_digest_of(files('matching'), '.py')[:12]}"


@cache
def data_digest() -> str:
    """A digest of every data file that ships with the engine."""
    return _digest_of(files("matching.world") / "data", ".toml")


def _digest_of(folder: Traversable, ending: str) -> str:
    digest = hashlib.sha256()
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name == COMPILED:
            continue
        if file.is_dir():
            digest.update(f"{file.name}/{_digest_of(file, ending)}".encode())
        elif file.name.endswith(ending):
            digest.update(f"{file.name}:".encode() + file.read_bytes())
    return digest.hexdigest()


def _canonical(value: Any) -> str:
    """Plain data as text, with every list in one order, since the order of a world's parts carries no meaning."""
    if isinstance(value, str):
        return repr(value)
    if isinstance(value, dict):
        return f"{{{','.join([f'{key!r}:{_canonical(value[key])}' for key in sorted(value)])}}}"
    if isinstance(value, list):
        return f"[{','.join(sorted([_canonical(v) for v in value]))}]" if value else "[]"
    return repr(value)
