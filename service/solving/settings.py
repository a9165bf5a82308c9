"""How much long work may take on this machine: what the environment says, else the usual limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from matching.errors import BadInput, Problem
from service.solving.limits import Limits

SLOTS, MEMORY, SECONDS = "PLACEWELL_SOLVES", "PLACEWELL_SOLVE_MEGABYTES", "PLACEWELL_SOLVE_SECONDS"
USUAL = {SLOTS: 2, MEMORY: 2_500, SECONDS: 900}
BETWEEN = {SLOTS: (0, 64), MEMORY: (500, 1_000_000), SECONDS: (30, 86_400)}
"""Below the least memory and seconds not even the smallest period could be planned."""


SCHEDULER = "PLACEWELL_SOLVE_SCHEDULER"
AUTHORITY, CERTIFICATE, KEY = (
    f"{SCHEDULER}_AUTHORITY",
    f"{SCHEDULER}_CERTIFICATE",
    f"{SCHEDULER}_KEY",
)
FILES = (AUTHORITY, CERTIFICATE, KEY)


@dataclass(frozen=True)
class Cluster:
    """A Dask scheduler whose workers plan; the authority that both sides trust, this side's certificate and its key.

    Without files only a scheduler on this machine is reached.
    """

    scheduler: str
    files: tuple[Path, Path, Path] | None = None


@dataclass(frozen=True)
class Capacity:
    """`slots`: how many pieces are worked on at once; with 0 none are, and what is asked for waits."""

    slots: int
    limits: Limits
    cluster: Cluster | None = None
    """Where plans are worked out. None: here."""

    def __str__(self) -> str:
        if not self.slots:
            return f"Plans are not worked out here ({SLOTS} is 0): they wait for a service that does."
        memory = f"{self.limits.memory_bytes / 1e9:.1f} GB"
        where = "on other machines, checked here" if self.cluster else f"{self.slots} at once"
        return f"Plans are worked out {where}, each in at most {memory} and {self.limits.seconds:.0f} s."


def capacity_from(environment: Mapping[str, str]) -> Capacity:
    """What the environment says. Raises BadInput with everything in it that is no such number."""
    problems = list(_problems(environment))
    if problems:
        raise BadInput(problems)
    said = {name: int(environment.get(name) or usual) for name, usual in USUAL.items()}
    limits = Limits(memory_bytes=said[MEMORY] * 1_000_000, seconds=float(said[SECONDS]))
    return Capacity(said[SLOTS], limits, _cluster(environment))


def _cluster(environment: Mapping[str, str]) -> Cluster | None:
    scheduler = environment.get(SCHEDULER)
    if not scheduler:
        return None
    authority, certificate, key = (environment.get(name) for name in FILES)
    if authority and certificate and key:
        return Cluster(scheduler, (Path(authority), Path(certificate), Path(key)))
    return Cluster(scheduler)


def _problems(environment: Mapping[str, str]) -> Iterator[Problem]:
    for name, (least, most) in BETWEEN.items():
        said = environment.get(name) or str(USUAL[name])
        if not (said.isascii() and said.isdecimal() and len(said) < 12 and least <= int(said) <= most):
            way_out = f"Give a whole number from {least} to {most}, or leave it out for {USUAL[name]}."
            yield Problem(name, "it is no such number", way_out)
    yield from _problems_of_cluster(environment)


def _problems_of_cluster(environment: Mapping[str, str]) -> Iterator[Problem]:
    given = [name for name in FILES if environment.get(name)]
    if given and (len(given) < len(FILES) or not environment.get(SCHEDULER)):
        yield Problem(SCHEDULER, "TLS needs the address and all three files", f"Say {', '.join((SCHEDULER, *FILES))}.")
    for name in given:
        if not Path(environment[name]).is_file():
            yield Problem(name, "there is no such file", "Give the name of a file that the service can read.")
