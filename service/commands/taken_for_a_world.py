"""A table given where a world was meant: what it seems to be, and the command that makes a world of it."""

from __future__ import annotations

from collections.abc import Iterator

from matching.errors import BadInput, Problem
from matching.tables.columns import Shape, find
from matching.tables.raw import NamedFile, Raw
from matching.tables.sets import known_as, open_all
from service.commands.files import bytes_of

FORMS = ".xlsx"
"""So a filled form ends too, which is told of elsewhere."""
SUFFIXES = (".csv", ".tsv", ".txt", ".ods", FORMS)


def refuse_a_table(path: str) -> None:
    """Raises BadInput where the file is a table of a kind that can be taken in; says nothing of any other."""
    if not path.lower().endswith(SUFFIXES):
        return
    raws, _ = open_all([NamedFile(path, bytes_of(path), is_own=True)])
    kinds = list(_kinds())
    for raw in raws:
        shape = known_as(raw, [shape for _, shape in kinds])
        if shape is not None and path.lower().endswith(FORMS) and not _is_plain(shape, raw):
            continue
        command = next((command for command, each in kinds if each is shape), None)
        if command is not None:
            what = f"this seems to be a table that `placewell import {command}` reads, and not yet a world"
            more = "" if command == "vacancies" else " --on 2026-11-16"
            way_out = f"Make a world of it first: placewell import {command} {path}{more} --out world.json"
            raise BadInput([Problem(path, what, way_out)])


def _is_plain(shape: Shape, raw: Raw) -> bool:
    """Whether a sheet is such a table from its first row on, as no sheet of a form is."""
    found = find(shape, raw)
    return not found.row and all(c.optional or at is not None for c, at in zip(shape.columns, found.at, strict=True))


def _kinds() -> Iterator[tuple[str, Shape]]:
    """Every shape of table that is taken in, with its command."""
    from matching.formats import vacancy_table
    from matching.formats.home_table import columns as home_table
    from matching.formats.provider_list import columns as provider_list
    from matching.formats.referral_table import columns as referral_table
    from matching.formats.safeguarding_dataset import tables as safeguarding_dataset
    from matching.formats.ssda903 import tables as ssda903
    from matching.looked_after.codes import ssda903_codes

    yield "homes", home_table.SHAPE
    yield "vacancies", vacancy_table.SHAPE
    yield from (("referrals", s) for s in (referral_table.REFERRALS, referral_table.NEEDS, referral_table.SIBLINGS))
    yield from (("ssda903", shape) for shape in ssda903.shapes(ssda903_codes().newest))
    yield from (("safeguarding-dataset", shape) for shape in safeguarding_dataset.shapes())
    yield "providers", provider_list.SHAPE
