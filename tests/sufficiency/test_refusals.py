"""What homes said no for opens them where they named a capability, leaves them none elsewhere, and is told by kind."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from matching.errors import EngineFault
from matching.plain_json import write_json
from matching.reports import sufficiency as report
from matching.sufficiency import Sufficiency, looked_for, sufficiency
from matching.sufficiency.refusals import ABOUT, About, Reason, Refusal, Said
from service.commands.refusals_given import REASONS
from service.web.text import to_text
from tests.sufficiency.lacking import market

WEST, EAST = "SC900301", "SC900302"


def asked(*refusals: Refusal) -> Sufficiency:
    return sufficiency(market(), market().as_at, refusals=refusals)


def no_to(reason: Reason | None, *needs: str) -> tuple[Refusal, ...]:
    """R-F, whom both homes could be one for by what is public, refused by both."""
    return tuple(Refusal("R-F", urn, reason, needs) for urn in (WEST, EAST))


def keys(found: Sufficiency) -> Mapping[str, int]:
    return {c.key: row.opens for row in found.rows for c in row.capabilities}


def test_a_home_that_names_a_need_it_cannot_meet_would_be_one_if_it_could() -> None:
    assert asked().with_home == ("R-F",)
    found = asked(*no_to(Reason.NEED, "self_harm"))
    assert "R-F" in found.openable
    assert keys(found)["need:self_harm"] == 1


def test_what_is_named_adds_to_what_is_lacking_by_what_is_public() -> None:
    found = asked(*(Refusal("R-A", urn, Reason.NEED, ("self_harm",)) for urn in (WEST, EAST)))
    (row,) = (row for row in found.rows if "R-A" in row.referrals)
    chosen = [c.key for r in found.rows[: found.rows.index(row) + 1] for c in r.capabilities]
    assert {"need:seizures", "need:self_harm"} <= set(chosen)


@pytest.mark.parametrize("reason", [r for r in Reason if r not in (Reason.NEED, Reason.NOTICE)] + [None])
def test_any_other_no_leaves_the_home_none_and_no_capability_opens_it(reason: Reason | None) -> None:
    assert asked(*no_to(reason)).never == ("R-F",)


def test_a_need_that_was_not_named_opens_nothing_and_short_notice_does() -> None:
    assert asked(*no_to(Reason.NEED)).never == ("R-F",)
    assert keys(asked(*no_to(Reason.NOTICE)))["emergency:"] == 1


def test_a_home_that_also_said_no_for_what_no_capability_answers_is_none() -> None:
    both = (*no_to(Reason.NEED, "self_harm"), *no_to(Reason.GROUP))
    assert asked(*both).never == ("R-F",)


def test_a_refusal_forgotten_by_the_search_is_caught_by_the_recount(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = looked_for.look
    monkeypatch.setattr(
        "matching.sufficiency.find.look",
        lambda world, on, miles, catalogue, law, said, served, compiled: honest(
            world, on, miles, catalogue, law, Said(frozenset(), {}), served, compiled
        ),
    )
    for reason, needs in ((Reason.GROUP, ()), (Reason.NEED, ("self_harm",))):
        with pytest.raises(EngineFault, match="R-F has no home near enough"):
            asked(*no_to(reason, *needs))


def test_every_reason_is_about_one_thing_and_each_kind_is_told_with_its_counts() -> None:
    assert set(ABOUT) == set(Reason) == set(REASONS.values())
    found = asked(
        *no_to(Reason.NEED, "self_harm"),
        Refusal("R-A", WEST, Reason.NO_PLACE),
        Refusal("R-B", WEST, Reason.GROUP),
        Refusal("R-B", EAST, None),
    )
    told = {r.about: (r.times, r.referrals, r.named) for r in found.refused}
    assert told == {
        About.CAPABILITY: (2, 1, 2),
        About.CAPACITY: (1, 1, 0),
        About.COMPANY: (1, 1, 0),
        About.UNKNOWN: (1, 1, 0),
    }
    text = " ".join(to_text(report.write(found)).split())
    assert "Of five refusals, 2 were about capability." in text
    assert all(about.value.partition(":")[0] in text for about in told)
    assert About.UNKNOWN.value.encode() in write_json(found)
    assert "What homes said no about" not in to_text(report.write(found.model_copy(update={"refused": ()})))


def test_a_need_named_is_counted_at_the_lowest_level_at_which_it_is_one() -> None:
    found = asked(*no_to(Reason.NEED, "seizures"))
    (level,) = {c.level for row in found.rows if "R-F" in row.referrals for c in row.capabilities}
    assert level >= 1
