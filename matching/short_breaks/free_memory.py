"""How much memory could be had now: by the machine, and by what its container is still allowed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

V2 = ("memory.max", "memory.current", "inactive_file ")
V1 = ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file ")
"""Of each kind of control group: the files with what is allowed and with what is used, and the line of `memory.stat`
with what is only kept to be quick."""


def free_bytes(root: Path = Path("/")) -> int | None:
    """Memory that could be had now, with what is only kept to be quick. None where nothing tells of it.

    The least of what the machine has and of what each control group around this process leaves it.
    """
    machine = _available(root / "proc/meminfo")
    found = (_of_the_system() if machine is None else machine, *_of_groups(root))
    return min((free for free in found if free is not None), default=None)


def _read(path: Path) -> str:
    """What is in a file; nothing where it cannot be read."""
    try:
        return path.read_text(encoding="ascii")
    except (OSError, UnicodeError):
        return ""


def _named(told: str, name: str) -> int | None:
    lines = (line.removeprefix(name).split() for line in told.splitlines() if line.startswith(name))
    return next((int(words[0]) for words in lines if words and words[0].isdigit()), None)


def _available(says: Path) -> int | None:
    kilobytes = _named(_read(says), "MemAvailable:")
    return None if kilobytes is None else 1024 * kilobytes


def _of_the_system() -> int | None:
    """Where there is no such file: the pages that are free; else all that there are, which no plan can exceed."""
    names = getattr(os, "sysconf_names", {})
    pages = next((name for name in ("SC_AVPHYS_PAGES", "SC_PHYS_PAGES") if name in names), None)
    if pages is None or "SC_PAGE_SIZE" not in names:
        return None
    many = os.sysconf(pages) * os.sysconf("SC_PAGE_SIZE")
    return many if many > 0 else None


def _of_groups(root: Path) -> Iterator[int | None]:
    """What each control group around this process leaves it; a container may show its own as the outermost."""
    mounted = root / "sys/fs/cgroup"
    for line in _read(root / "proc/self/cgroup").splitlines():
        _, kinds, own = line.split(":", 2)
        if kinds in {"", "memory"} or "memory" in kinds.split(","):
            names, base = (V1, mounted / "memory") if kinds else (V2, mounted)
            inside = PurePosixPath(own.lstrip("/"))
            yield from (_left(base / part, names) for part in (inside, *inside.parents))


def _left(group: Path, names: tuple[str, str, str]) -> int | None:
    allowed, used, quick = names
    most, now = (_named(_read(group / name), "") for name in (allowed, used))
    if most is None or now is None:
        return None
    return max(most - now + (_named(_read(group / "memory.stat"), quick) or 0), 0)
