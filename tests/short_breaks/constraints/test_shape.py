"""Every constraint's file is in the list, says itself and names its source."""

import importlib
import pkgutil

from matching.short_breaks import constraints
from matching.short_breaks.constraints import CONSTRAINTS


def test_every_file_is_registered_once() -> None:
    files = {f"{constraints.__name__}.{m.name}" for m in pkgutil.iter_modules(constraints.__path__)}
    assert files == {importlib.import_module(f).__name__ for f in files}
    assert sorted(c.__name__ for c in CONSTRAINTS) == sorted(files)  # type: ignore[attr-defined]


def test_every_constraint_has_its_own_id_sentence_and_source() -> None:
    assert len({c.ID for c in CONSTRAINTS}) == len(CONSTRAINTS)
    for constraint in CONSTRAINTS:
        assert constraint.SENTENCE.endswith(".")
        assert constraint.SOURCE
        assert constraint.COUNTED
