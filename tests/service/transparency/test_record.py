"""The transparency record leaves nothing out: every rule with its source, every hazard, and what is left to say."""

from __future__ import annotations

import re

import pytest

from matching.errors import EngineFault
from matching.rules import RULES
from service.hazards.log import hazards
from service.store.opening import open_store
from service.transparency.record import read_record, transparency_record
from service.transparency.told import record_report
from service.web.render import to_html
from tests.commands.asking import ask
from tests.service.conftest import NOW, Make
from tests.service.page import read
from tests.service.pages.visiting import Site

TIERS = ("Tier 1: overview", *(f"Tier 2, {number}: " for number in range(1, 6)))


def said(words: str) -> str:
    return re.sub(r"\s+", " ", words)


def test_it_has_the_two_tiers_in_order_and_names_every_rule_with_its_source_and_every_hazard() -> None:
    text = said(read(to_html(record_report(transparency_record(), hazards()))).words)
    places = [text.index(tier) for tier in TIERS]
    assert places == sorted(places)
    assert all(said(rule.SOURCE) in text for rule in RULES)
    for hazard in hazards():
        assert hazard.what in text
        assert all(said(lack) in text for lack in hazard.not_built)


def test_what_only_its_user_can_say_is_asked_for_and_never_made_up() -> None:
    entries = {entry.name: entry for part in transparency_record().part for entry in part.field}
    for name in ("Organisation", "Senior responsible owner", "Contact", "Impact assessments", "Training"):
        assert entries[name].says == ()
        assert entries[name].asks


@pytest.mark.parametrize("broken", ["", "[[part]]\ntitle = 'x'", "[[part]]\ntitle = 'x'\n[[part.field]]\nname = 'y'"])
def test_a_record_with_a_blank_is_refused(broken: str) -> None:
    with pytest.raises(EngineFault):
        read_record(broken)


def test_the_command_writes_the_same_as_words_and_as_a_page() -> None:
    assert "What it does not consider" in ask("transparency").stdout
    assert "<h1>Transparency record</h1>" in ask("transparency", "--html").stdout


def test_anybody_may_read_it_without_signing_in(new_sqlite: Make) -> None:
    store = open_store(new_sqlite(), NOW)
    looked = Site(store).anybody().get("/desk/about")
    assert looked.answer.status_code == 200
    assert "A person decides" in looked.words
    store.close()
