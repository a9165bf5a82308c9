"""The formats are known by name, and each is one file with a sentence of its own."""

import pkgutil

import pytest

from matching import formats
from matching.errors import BadFile
from matching.format import Format
from matching.formats import EXCHANGES, FORMATS
from matching.world.record import Record


def test_every_format_that_has_a_file_is_known() -> None:
    files = {f"{formats.__name__}.{found.name}" for found in pkgutil.iter_modules(formats.__path__)}
    assert files == {getattr(format, "__name__", "") for format in (*FORMATS, *EXCHANGES)}


def test_no_two_formats_have_one_id_or_one_title() -> None:
    assert len({format.ID for format in FORMATS}) == len({format.TITLE for format in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.ID)
def test_a_format_says_what_it_is(format: Format[Record]) -> None:
    assert (format.__doc__ or "").splitlines()[0].endswith(".")
    assert format.SUFFIX in {".json", ".xlsx"}
    assert issubclass(format.HOLDS, Record)


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.ID)
@pytest.mark.parametrize("data", [b"", b"\x00", b"%PDF-1.7", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99])
def test_what_is_no_such_file_is_refused(format: Format[Record], data: bytes) -> None:
    with pytest.raises(BadFile):
        format.read(data)


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.ID)
def test_a_file_of_70_million_bytes_is_refused(format: Format[Record]) -> None:
    with pytest.raises(BadFile, match="are the most that are read"):
        format.read(b"{" * 70_000_000)
