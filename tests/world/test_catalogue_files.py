"""The files of the catalogue speak of children as the field does, and those that do not hold together are refused."""

from __future__ import annotations

import re

import pytest
from pydantic import ValidationError

from matching.errors import EngineFault
from matching.world import catalogue as module
from matching.world.catalogue import (
    Affected,
    Need,
    read_data,
    standard_catalogue,
)
from tests.world.test_catalogue import FILES, NEEDS


@pytest.mark.parametrize("name", FILES)
def test_no_child_is_called_a_client_a_case_or_a_user(name: str) -> None:
    title_of_law = "Care Planning, Placement and Case Review (England) Regulations 2010"
    text = str(read_data(name)).replace(title_of_law, "")
    assert not re.findall(r"\b(?:clients?|cases?|users?)\b", text, re.IGNORECASE)


@pytest.mark.parametrize(
    ("name", "field", "value", "said"),
    [
        ("needs.toml", "provision", [{"from_level": 2, "capabilities": ["unwritten"]}], "does not hold: unwritten"),
        ("impacts.toml", "affected", [{"need": "unwritten"}], "does not hold: unwritten"),
        ("capabilities.toml", "days_to_arrange", "14", "days_to_arrange"),
        ("capabilities.toml", "named_child", 1, "named_child"),
        ("capabilities.toml", "colour", "red", "colour"),
    ],
)
def test_files_that_do_not_hold_together_are_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, field: str, value: object, said: str
) -> None:
    files = {name: read_data(name) for name in FILES}
    [entries] = [table for table in files[name].values() if isinstance(table, list)]
    entries[0][field] = value
    monkeypatch.setattr(module, "read_data", files.__getitem__)
    with pytest.raises(EngineFault, match=said):
        standard_catalogue.__wrapped__()


def test_a_need_with_a_level_left_unworded_is_refused() -> None:
    need = NEEDS["missing"]
    with pytest.raises(ValidationError, match="missing words 4 levels, not 5"):
        Need.model_validate(need.model_dump() | {"levels": need.levels[:-1]})


def test_an_affected_child_must_be_told_by_something() -> None:
    with pytest.raises(ValidationError, match="a need, an age gap or both"):
        Affected()
