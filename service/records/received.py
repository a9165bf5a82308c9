"""Referrals out of files that were read apart: each is read once more, as strictly as what a person types."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from matching.errors import BadInput, EngineFault, Problem
from matching.formats import json_referral
from service.receiving.file import Form, ReceivedFile
from service.records.entering import Entry


class NotReadApart(EngineFault):
    """A file of others was to be opened among the records."""


def entries_of(files: Sequence[ReceivedFile]) -> tuple[Entry, ...]:
    """To be written down. Raises BadInput with every problem, and NotReadApart for what is no plain data yet."""
    problems: list[Problem] = []
    entries = tuple(_read(files, problems))
    if problems:
        raise BadInput(problems)
    return entries


def _read(files: Sequence[ReceivedFile], problems: list[Problem]) -> Iterator[Entry]:
    for number, file in enumerate(files, 1):
        if file.form is not Form.JSON:
            raise NotReadApart
        try:
            referral = json_referral.read(file.content)
        except BadInput as bad:
            problems += [replace(p, where=f"referral {number}, {p.where}") for p in bad.problems]
            continue
        yield Entry(referral=referral, known_child=file.known_child, is_another_child=file.is_another_child)
