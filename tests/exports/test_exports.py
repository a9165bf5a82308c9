"""Every export that has a file is known."""

import pkgutil

from matching import exports
from matching.exports import EXPORTS


def test_every_export_that_has_a_file_is_known() -> None:
    files = {f"{exports.__name__}.{found.name}" for found in pkgutil.iter_modules(exports.__path__)}
    assert files == {getattr(export, "__name__", "") for export in EXPORTS}


def test_every_export_says_what_it_is() -> None:
    assert len({export.ID for export in EXPORTS}) == len(EXPORTS)
    assert all((export.__doc__ or "").splitlines()[0].endswith(".") for export in EXPORTS)
    assert {export.SUFFIX for export in EXPORTS} == {".xlsx", ".ics"}
