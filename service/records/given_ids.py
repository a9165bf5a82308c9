"""The id that a record was given: beside it a row may go by something random, which nobody is shown."""

from __future__ import annotations

from sqlalchemy import ColumnElement
from sqlalchemy.orm import InstrumentedAttribute

APART = "@"
"""No id has it in itself."""


def plain(reference: str) -> str:
    """The id as it was given."""
    return reference.partition(APART)[0]


def goes_by(reference: InstrumentedAttribute[str], id: str) -> ColumnElement[bool]:
    """Whether a row goes by that id as it was given."""
    return (reference == id) | reference.startswith(f"{id}{APART}", autoescape=True)
