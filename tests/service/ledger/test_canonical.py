"""A document is written in one way only, and a signed one says everything in itself."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.ledger.canonical import NotCanonical, canonical

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8"), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcdé"), inner, max_size=4),
    max_leaves=12,
)


@given(document=plain)
def test_reading_what_was_written_and_writing_it_again_changes_no_byte(document: Any) -> None:
    written = canonical(document)
    assert canonical(json.loads(written)) == written


@given(document=st.dictionaries(st.sampled_from("abcdef"), plain))
def test_the_order_that_parts_were_named_in_changes_no_byte(document: dict[str, Any]) -> None:
    assert canonical(dict(reversed(document.items()))) == canonical(document)


def test_letters_that_look_alike_are_written_alike() -> None:
    assert canonical("Zoe\N{COMBINING DIAERESIS}") == canonical("Zo\N{LATIN SMALL LETTER E WITH DIAERESIS}")


@pytest.mark.parametrize("value", [1.5, {1: 2}, {1}, b"x", {"é": 1, "e\N{COMBINING ACUTE ACCENT}": 2}])
def test_what_has_no_one_way_of_being_written_is_refused(value: Any) -> None:
    with pytest.raises(NotCanonical):
        canonical([value])
