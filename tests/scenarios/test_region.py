"""Made-up regions keep to the figures they are drawn from, stand up to every check of records, and can be checked."""

from __future__ import annotations

import json
import weakref
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from math import sqrt

import numpy as np
import pytest

from matching.check import check
from matching.findings import Band, Outcome
from matching.world.catalogue import standard_catalogue
from matching.world.child import Child
from matching.world.facts import Fact
from matching.world.home import Home, PlacesCondition
from matching.world.problems import problems_of
from matching.world.statement import StayKind
from matching.world.world import World
from scenarios.generators.areas import AREAS
from scenarios.generators.batches import NOT_KNOWN, as_batch, batches
from scenarios.generators.children import child_of
from scenarios.generators.drawn import AS_AT, Drawn, HowKnown, Population, draw, level_shares, looked_after, tops
from scenarios.generators.figures import Sure, header, number, shares
from scenarios.generators.geography import authorities_of, authority
from scenarios.generators.homes import COMPLEX_NEEDS, home_of
from scenarios.generators.lines import lines
from scenarios.generators.region import country, region

MANY = 6_000
SEEDS = (1, 2, 3)


@pytest.fixture(scope="module")
def referred() -> Drawn:
    return draw(1, "a test", MANY, Population.REFERRED)


@pytest.fixture(scope="module")
def homes() -> tuple[Home, ...]:
    where = authority(1, "North West", 0)
    return tuple(home_of(1, where, row) for row in range(1_500))


def near(found: float, share: float, many: int) -> bool:
    """Within four standard errors of a share: off by chance once in some 16,000 tests."""
    return abs(found - share) <= 4 * sqrt(share * (1 - share) / many) + 1e-9


def test_the_children_keep_to_the_published_shares(referred: Drawn) -> None:
    in_care = draw(1, "a test", MANY, Population.IN_CARE)
    for which, drawn in (("homes", referred), ("care", in_care)):
        support = drawn.level[:, drawn.needs.index("education_support")] >= 1
        assert near(drawn.disabled.mean(), number("entered_for_disability", which), MANY)
        assert near(support.mean(), number("special_educational_needs", which), MANY)
        wellbeing = drawn.level[:, drawn.needs.index("emotional_wellbeing")] >= 2
        assert near(wellbeing.mean(), number("mental_disorder"), MANY)
    missing = in_care.level[:, in_care.needs.index("missing")] >= 1
    assert near(missing.mean(), number("missing_in_a_year", "at_all"), MANY)
    years = referred.age_days // 365.25
    assert (years >= 14).mean() > 0.75
    assert years.mean() == pytest.approx(14.7, abs=0.2)


def test_every_need_keeps_its_own_share_of_each_level_though_needs_go_together(referred: Drawn) -> None:
    for which, of in (("usual", ~referred.disabled), ("disabled", referred.disabled)):
        wanted = level_shares(which, in_homes=True)
        found = np.stack([(referred.level[of] == level).mean(axis=0) for level in range(5)], axis=1)
        assert all(near(f, w, int(of.sum())) for f, w in zip(found.ravel(), wanted.ravel(), strict=True))
    usual = referred.level[~referred.disabled]
    one, other = (usual[:, referred.needs.index(n)] for n in ("missing", "substance_use"))
    assert np.corrcoef(one, other)[0, 1] > 0.05


def test_unknowns_of_every_kind_occur_in_their_shares(referred: Drawn) -> None:
    asked = shares("how_well_asked", "referred")
    each = [shares("how_known", name) for name in asked]
    for how in HowKnown:
        name = how.name.lower()
        share = sum(part * known[name] / sum(known.values()) for part, known in zip(asked.values(), each, strict=True))
        by_child = (referred.how_known == how).mean(axis=1)
        assert share > 0
        assert abs(by_child.mean() - share) <= 4 * by_child.std() / sqrt(MANY)


def test_homes_say_what_homes_say(homes: tuple[Home, ...]) -> None:
    many = len(homes)
    ethos = [bool(h.statement.ethos) and h.statement.ethos[0].value == COMPLEX_NEEDS for h in homes]
    assert near(sum(ethos) / many, number("says_complex_needs"), many)
    only_breaks = [h.statement.kinds_of_stay[0].value == (StayKind.SHORT_BREAK,) for h in homes]
    assert near(sum(only_breaks) / many, number("only_short_breaks"), many)
    places = [c.most for h in homes for c in h.conditions if isinstance(c, PlacesCondition)]
    assert np.mean(places) == pytest.approx(3.8, abs=4 * float(np.std(places)) / sqrt(many))
    staff = [len(h.staff) for h in homes]
    assert np.mean(staff) == pytest.approx(11.6, abs=0.7)


def test_few_homes_speak_of_sensory_needs_or_complex_health_alone(homes: tuple[Home, ...]) -> None:
    own_areas = [h for h in homes if 0 < len(h.statement.needs) < 31]
    for area, lone in (("sensory", {"sight", "hearing"}), ("complex_health", {"breathing", "infection_vulnerability"})):
        assert lone <= set(AREAS[area])
        speaks = [lone <= {n.need for n in h.statement.needs} for h in own_areas]
        assert near(sum(speaks) / len(own_areas), shares("areas")[area], len(own_areas))


def test_what_is_not_mentioned_is_not_stated(homes: tuple[Home, ...]) -> None:
    stated = [{n.need for n in h.statement.needs} for h in homes]
    assert any(not needs for needs in stated)
    assert any(0 < len(needs) < 31 for needs in stated)
    assert any(not h.statement.emergency for h in homes)
    recorded = [set(h.has) | set(h.lacks) for h in homes]
    assert any("sprinklers" not in known for known in recorded)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_region_is_sound(seed: int) -> None:
    world = region(seed, homes=60, referrals=60)
    assert problems_of(world, standard_catalogue()) == ()
    assert (len(world.homes), len(world.groups), len(world.referrals)) == (60, 60, 60)
    assert any(r.siblings for r in world.referrals)
    assert any(r.siblings is None for r in world.referrals)


def test_every_match_of_a_region_can_be_checked_and_much_is_not_known() -> None:
    world = region(5, homes=7, referrals=5)
    reports = [check(world, r.id, h.urn, world.as_at) for r in world.referrals for h in world.homes]
    assert len(reports) == 35
    assert {r.worst for r in reports} >= {Band.OUTSIDE}
    assert any(r.best >= Band.CONDITIONS for r in reports)
    assert any(f.outcome is Outcome.NOT_KNOWN for r in reports for f in r.findings)
    assert any(not r.settled for r in reports)


def test_a_whole_country_is_sound_one_authority_at_a_time() -> None:
    homes, urns, ids = 0, set(), set()
    for world in country(3, homes=306):
        assert problems_of(world, standard_catalogue()) == ()
        homes += len(world.homes)
        urns |= {h.urn for h in world.homes}
        ids |= {c.id for c in world.children()}
    assert homes == len(urns) == pytest.approx(306, abs=9)
    assert len(ids) > homes


def test_there_is_an_authority_for_each_that_looks_after_children() -> None:
    names = [authority(1, r, n).name for r in shares("children_by_region") for n in range(authorities_of(r))]
    assert len(set(names)) == len(names) == pytest.approx(number("authorities"), abs=2)


def written(seed: int) -> bytes:
    return b"".join(lines(seed, [region(seed, homes=6), *country(seed, homes=9)]))


def test_the_same_seed_gives_the_same_bytes_and_another_seed_does_not() -> None:
    assert written(7) == written(7) != written(8)


def test_what_is_written_reads_back_and_its_head_says_which_figures_are_assumed() -> None:
    head, *worlds = written(7).splitlines()
    told = {f["id"]: f for f in json.loads(head)["figures"]}
    assert told["highest_level"]["sure"] == Sure.ASSUMED.value
    assert all(f["source"] and f["as_at"] for f in told.values())
    assert World.model_validate_json(worlds[0]) == region(7, homes=6)
    assert len(header()) == len(told)
    assert all(line.split(": ")[1] in set(Sure) for line in header())


def test_more_homes_or_referrals_leave_those_before_as_they_were() -> None:
    few, more = (region(4, homes=n, referrals=n) for n in (5, 8))
    assert more.homes[:5] == few.homes
    assert [r.child.facts for r in more.referrals[:5]] == [r.child.facts for r in few.referrals]


@pytest.mark.parametrize(
    "stream", [lambda: looked_after(1, 3_000, 1_000), lambda: country(1, homes=9)], ids=["children", "worlds"]
)
def test_what_is_streamed_is_never_held_twice(stream: Callable[[], Iterator[object]]) -> None:
    before: weakref.ref[object] | None = None
    for part in islice(stream(), 6):
        assert before is None or before() is None
        before = weakref.ref(part)
        del part


def possible(child: Child, need: str) -> range:
    found = {n.id: n for n in standard_catalogue().needs}[need]
    facts: dict[str, Fact] = {f.about: f for f in child.facts}
    return facts[need].possible(AS_AT, found.fresh_days, found.top) if need in facts else range(found.top + 1)


def test_a_child_told_as_a_record_and_kept_as_columns_is_the_same_child() -> None:
    drawn = draw(2, "a test", 200, Population.REFERRED)
    batch = as_batch(drawn)
    for row in range(200):
        child = child_of(drawn, row, f"N-{row}", None)
        levels = [possible(child, need) for need in batch.needs]
        assert [r[0] for r in levels] == batch.low[row].tolist()
        assert [r[-1] for r in levels] == batch.high[row].tolist()
        days = None if batch.age_days[row] == NOT_KNOWN else AS_AT - timedelta(days=int(batch.age_days[row]))
        assert child.date_of_birth == days
        assert (child.sex is None) == (batch.sex[row] == NOT_KNOWN)


def test_columns_that_stood_on_accounts_too_old_would_be_caught() -> None:
    drawn = draw(2, "a test", 200, Population.REFERRED)
    how = np.where(drawn.how_known == HowKnown.STALE, HowKnown.TOLD, drawn.how_known).astype(np.int8)
    wrong = as_batch(replace(drawn, how_known=how))
    children = [child_of(drawn, row, f"N-{row}", None) for row in range(200)]
    highest = [[possible(child, need)[-1] for need in wrong.needs] for child in children]
    assert (wrong.high != np.array(highest)).any()


def test_what_is_true_of_a_child_is_never_outside_what_is_possible_except_where_somebody_is_wrong() -> None:
    drawn = draw(2, "a test", 500, Population.RESIDENT)
    assert (drawn.low <= drawn.level).all()
    assert (drawn.level <= drawn.high).all()
    assert (drawn.level <= tops()).all()


def test_a_country_of_children_comes_in_batches() -> None:
    found = list(batches(1, children=10_000, size=4_096))
    assert [len(b) for b in found] == [4_096, 4_096, 1_808]
    assert [b.first for b in found] == [0, 4_096, 8_192]
    assert all((b.low <= b.high).all() for b in found)
    assert any((b.easting == NOT_KNOWN).any() for b in found)
