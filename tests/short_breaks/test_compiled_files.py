"""What was compiled from sources that have changed since is never run, though only what a loop calls has changed."""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from matching.short_breaks.annealing.cooling import cool
from matching.short_breaks.bound.family_kernel import best_for_families
from matching.short_breaks.bound.night_kernel import best_for_nights
from matching.short_breaks.compiled_files import HERE, SOURCES, digest, forget_if_changed, made_from
from matching.short_breaks.searching.ready import is_compiled

CALLER = "from numba import njit\nfrom {}.called import by\n\n\n@njit(cache=True)\ndef times(n):\n    return n * by()\n"
CALLED = "from numba import njit\n\n\n@njit(cache=True)\ndef by():\n    return {}\n"
PACKAGE = "annealing"


@pytest.fixture
def search(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a search of two loops, one of which calls the other."""
    folder = tmp_path / PACKAGE
    folder.mkdir()
    (folder / "caller.py").write_text(CALLER.format(PACKAGE))
    (folder / "called.py").write_text(CALLED.format(2))
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def loop_in(search: Path) -> Any:
    """The loop that calls another, as a process that has just begun finds it."""
    for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
        del sys.modules[name]
    importlib.invalidate_caches()
    return importlib.import_module(f"{PACKAGE}.caller").times


def keep_and_change(search: Path) -> None:
    loop = loop_in(search)
    forget_if_changed(loop, search)
    assert loop(10) == 20
    (search / PACKAGE / "called.py").write_text(CALLED.format(300))


def test_a_loop_is_compiled_again_where_only_what_it_calls_has_changed(search: Path) -> None:
    keep_and_change(search)
    loop = loop_in(search)
    forget_if_changed(loop, search)
    assert loop(10) == 3000


def test_a_search_whose_sources_have_changed_must_make_itself_ready_again(search: Path) -> None:
    keep_and_change(search)
    loop = loop_in(search)
    assert is_compiled(loop)
    forget_if_changed(loop, search)
    assert not is_compiled(loop)


def test_planted_defect_without_forgetting_the_loop_runs_as_it_was(search: Path) -> None:
    keep_and_change(search)
    assert loop_in(search)(10) == 20


def test_what_is_kept_stays_while_nothing_has_changed(search: Path) -> None:
    for _ in range(2):
        loop = loop_in(search)
        forget_if_changed(loop, search)
        assert loop(10) == 20
    assert not loop.stats.cache_misses
    assert made_from(Path(loop.stats.cache_path)) == digest(search)


def test_what_is_kept_from_before_it_was_noted_is_not_trusted(search: Path) -> None:
    loop = loop_in(search)
    assert loop(10) == 20
    forget_if_changed(loop_in(search), search)
    assert not list(Path(loop.stats.cache_path).glob("*.nb[ic]"))


def test_a_loop_run_as_plain_python_keeps_nothing(search: Path) -> None:
    compiled_loop: Any = cool
    forget_if_changed(compiled_loop.py_func, search)


@pytest.mark.parametrize("loop", [cool, best_for_families, best_for_nights])
def test_what_this_process_uses_was_compiled_from_the_sources_as_they_are(loop: Any) -> None:
    assert made_from(Path(loop.stats.cache_path)) == digest()


def sources() -> list[Path]:
    return sorted(found for pattern in SOURCES for found in HERE.glob(pattern))


def imported(source: Path) -> Iterator[Path]:
    """The project's own modules that a source reads."""
    for node in ast.walk(ast.parse(source.read_text())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("matching."):
            assert node.module
            yield HERE.parents[1].joinpath(*node.module.split(".")).with_suffix(".py")


def compiled() -> list[Path]:
    makers = {"numba", "matching.short_breaks.annealing.compiled"}
    return [
        source
        for source in sorted(HERE.rglob("*.py"))
        if any(maker in source.read_text() for maker in makers)
        for node in ast.walk(ast.parse(source.read_text()))
        if isinstance(node, ast.ImportFrom) and node.module in makers
    ]


@pytest.mark.parametrize("source", compiled(), ids=lambda source: str(source.stem))
def test_the_digest_covers_every_loop_and_all_that_it_reads(source: Path) -> None:
    assert {source, *imported(source)} <= set(sources())
