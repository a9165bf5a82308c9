"""The rules and the shapes of records that are shown are those that are used."""

from __future__ import annotations

import json

import pytest

from matching.rule import sentence
from matching.rules import RULES
from matching.world.referral import Referral
from service.commands.reference import RECORDS, rules_as_markdown
from tests.commands.asking import ask


def test_every_rule_is_shown_with_its_sentence_force_and_source() -> None:
    said = " ".join(ask("rules").stdout.split())
    for rule in RULES:
        assert f"{rule.ID} ({rule.FORCE.value}) {' '.join(sentence(rule).split())}." in said
        assert " ".join(rule.SOURCE.split()) in said


def test_the_table_of_rules_has_a_row_for_each_and_four_cells_in_each_row() -> None:
    head, line, *rows = rules_as_markdown().splitlines()
    assert [row.split(" | ")[0].removeprefix("| ") for row in rows] == [rule.ID for rule in RULES]
    assert {row.replace("\\|", "").count("|") for row in (head, line, *rows)} == {5}
    assert ask("rules", "--format", "markdown").stdout.strip() == rules_as_markdown()


@pytest.mark.parametrize("record", RECORDS)
def test_the_shape_of_every_record_can_be_had(record: str) -> None:
    assert json.loads(ask("schema", record).stdout)["title"] == record


def test_a_shape_names_every_field() -> None:
    assert set(json.loads(ask("schema", "referral").stdout)["properties"]) == set(Referral.model_fields)
