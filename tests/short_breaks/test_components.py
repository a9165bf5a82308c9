"""Homes that share no family are planned apart, and nothing is lost or told twice by it."""

from matching.short_breaks.build import build
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.components import parts_of
from matching.short_breaks.period import Period
from scenarios.generators.short_breaks import Shape, draw


def apart(seed: int) -> tuple[Period, Cleared]:
    """Three homes, each with its own families: everybody keeps only one of the homes they may use, in turn."""
    period, cleared = draw(Shape(3, 18, 2, (3, 2)), seed)
    urns = {f.id: [s.urn for s in cleared.suited if s.family == f.id] for f in period.families}
    own = {family: homes[n % len(homes)] for n, (family, homes) in enumerate(urns.items())}
    suited = tuple(s for s in cleared.suited if own[s.family] == s.urn)
    kept = tuple(a for a in cleared.apart if {own[f] for f in a.families} == {a.urn})
    return period, cleared.model_copy(update={"suited": suited, "apart": kept})


def test_every_family_and_home_is_in_exactly_one_part() -> None:
    period, cleared = apart(1)
    parts = parts_of(period, cleared)
    assert len(parts) == 3
    assert sorted(h.urn for p in parts for h in p.period.homes) == sorted(h.urn for h in period.homes)
    assert sorted(f.id for p in parts for f in p.period.families) == sorted(f.id for f in period.families)
    assert sorted(s.family for p in parts for s in p.cleared.suited) == sorted(s.family for s in cleared.suited)


def test_parts_hold_every_stay_and_every_bar_of_the_whole() -> None:
    period, cleared = apart(2)
    whole = build(period, cleared)
    parts = [build(p.period, p.cleared) for p in parts_of(period, cleared)]
    assert sum(len(p.stay_pair) for p in parts) == len(whole.stay_pair)
    assert sum(len(p.apart_one) for p in parts) == len(whole.apart_one)
    assert sum(int(p.capacity[:, 0].sum()) for p in parts) == int(whole.capacity[:, 0].sum())


def test_homes_that_share_a_family_stay_together() -> None:
    period, cleared = draw(Shape(3, 30, 2, (3,)), 4)
    assert len(parts_of(period, cleared)) == 1


def test_a_family_no_home_may_take_is_still_told_its_result() -> None:
    period, cleared = apart(3)
    lost = period.families[0].id
    cleared = cleared.model_copy(update={"suited": tuple(s for s in cleared.suited if s.family != lost)})
    found = [f.id for p in parts_of(period, cleared) for f in p.period.families]
    assert found.count(lost) == 1


def test_a_home_that_no_family_may_use_is_no_part_by_itself() -> None:
    period, cleared = apart(3)
    empty = period.homes[0].urn
    for suited in (tuple(s for s in cleared.suited if s.urn != empty), ()):
        parts = parts_of(period, cleared.model_copy(update={"suited": suited}))
        assert all(p.period.families for p in parts)
        assert sorted(h.urn for p in parts for h in p.period.homes) == sorted(h.urn for h in period.homes)
        assert sorted(f.id for p in parts for f in p.period.families) == sorted(f.id for f in period.families)
