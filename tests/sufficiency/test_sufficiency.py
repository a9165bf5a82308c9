"""What homes near enough lack is counted anew for each row, recounted, and published without small numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from matching.check import check_match
from matching.columns.homes import PublishedColumns
from matching.errors import BadInput, EngineFault
from matching.findings import Band
from matching.lever import openings_of
from matching.levers import revise_statement
from matching.match import open_match
from matching.reports import sufficiency as report
from matching.reports import sufficiency_statement
from matching.rules import PUBLISHED
from matching.sufficiency import Looked, Missing, Sufficiency, look, sufficiency
from matching.sufficiency.opening import Opened, choose
from matching.sufficiency.result import PlaceOf, range_of
from matching.sufficiency.served import Served
from matching.sufficiency.suppressing import told
from matching.world.catalogue import standard_catalogue
from matching.world.facts import Role
from matching.world.place import Place
from matching.world.policy import england
from matching.world.published import publish_all
from matching.world.referral import Bond, SiblingBond
from matching.world.statement import StatementOfPurpose, StayKind
from matching.world.vacancy import Vacancy
from matching.world.world import World
from scenarios.generators.region import region
from service.actions import unmet_need
from service.web import sufficiency_map
from service.web.sufficiency_map import NARROW, WIDTH, draw
from service.web.text import to_text
from tests.sufficiency.lacking import home, market

FIND = "matching.sufficiency.find"


def test_the_most_useful_capability_comes_first_and_two_lacking_at_once_stand_in_one_row() -> None:
    found = sufficiency(market(), market().as_at)
    assert found.with_home == ("R-F",)
    first, second = found.rows
    assert (first.place, [c.key for c in first.capabilities], first.opens) == ("Eastmarch", ["need:seizures"], 3)
    assert (second.place, [c.key for c in second.capabilities], second.opens) == ("Eastmarch", ["need:mobility"], 1)
    assert (found.opened, found.bound) == (4, 4)
    assert first.capabilities[0].level == 3


def test_what_is_said_to_open_a_home_opens_it_when_the_statement_is_revised() -> None:
    world = market()
    found, law = sufficiency(world, world.as_at), england().on(world.as_at)
    for row in found.rows[:1]:
        for id in row.referrals:
            match = open_match(world, id, row.homes[0], world.as_at, standard_catalogue(), law)
            changed = world
            for change in revise_statement.options(match, openings_of(check_match(match, PUBLISHED).findings)):
                changed = change.apply(changed)
            again = open_match(changed, id, row.homes[0], world.as_at, standard_catalogue(), law)
            assert check_match(match, PUBLISHED).best < Band.CONDITIONS <= check_match(again, PUBLISHED).best


def test_adding_up_instead_of_counting_anew_is_caught_by_the_recount(monkeypatch: pytest.MonkeyPatch) -> None:
    def added_up(looked: Looked, most: int) -> Iterator[Opened]:
        for row in choose(looked, most):
            yield row
            yield replace(row, place="Westmarch", homes=("SC900301",))

    monkeypatch.setattr(f"{FIND}.choose", added_up)
    with pytest.raises(EngineFault, match="Row 2 opens 0 referrals, and 3 were told"):
        sufficiency(market(), market().as_at)


def test_a_referral_left_out_of_the_count_is_caught_by_the_recount(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{FIND}.look", lambda *a: replace(found := look(*a), sought=_as_served(found)))
    with pytest.raises(EngineFault, match="R-A has no home near enough"):
        sufficiency(market(), market().as_at)


def _as_served(looked: Looked) -> tuple[Any, ...]:
    return tuple(replace(s, could_be="SC900301", lacking=()) if s.referral == "R-A" else s for s in looked.sought)


def test_a_home_that_declined_is_none_and_no_capability_opens_it() -> None:
    world = market()
    found = sufficiency(world, world.as_at, declined=[("R-F", "SC900301"), ("R-F", "SC900302"), ("R-A", "SC900302")])
    assert "R-F" in found.never
    assert "R-A" in found.openable


def test_a_brother_who_is_referred_for_short_breaks_alone_is_seen_by_the_count_as_by_the_recount() -> None:
    world = market()
    first = next(r for r in world.referrals if r.id in sufficiency(world, world.as_at).openable)
    bond = SiblingBond(child="C-BROTHER", bond=Bond.MUST, said_by=Role.SOCIAL_WORKER, why="They are close.")
    brother = first.child.model_copy(update={"id": "C-BROTHER"})
    his = first.model_copy(update={"id": "R-BROTHER", "child": brother, "kind": StayKind.SHORT_BREAK})
    others = tuple(r for r in world.referrals if r.id != first.id)
    together = first.model_copy(update={"siblings": (bond,)})
    found = sufficiency(world.model_copy(update={"referrals": (together, his, *others)}), world.as_at)
    assert first.id in found.openable
    assert "R-BROTHER" not in (*found.with_home, *found.openable, *found.never, *found.no_place)


@pytest.mark.parametrize("seed", [1, 2])
def test_on_a_region_arrays_and_plain_loops_come_to_the_same(seed: int) -> None:
    world = region(seed, 14, 10)
    found = sufficiency(world, world.as_at, miles=12)
    assert found.opened <= found.bound
    assert len(found.with_home) + len(found.openable) + len(found.never) + len(found.no_place) == found.referrals
    assert sufficiency(world, world.as_at, miles=12) == found


def test_a_world_without_homes_or_referrals_is_refused_with_the_way_out() -> None:
    empty = market().model_copy(update={"homes": (), "referrals": ()})
    with pytest.raises(BadInput, match=r"(?s)no homes.*no referrals"):
        sufficiency(empty, empty.as_at)


def test_the_range_holds_the_figure_and_is_nothing_without_chance() -> None:
    assert range_of(0, 40) == (0, 0)
    assert range_of(40, 40) == (40, 40)
    low, high = range_of(12, 40)
    assert 4 < low < 12 < high < 20


def _published() -> Sufficiency:
    """Two places: one with twelve referrals, one with three, of another kind."""
    found = sufficiency(market(), market().as_at)
    many, few = (tuple(f"R-{p}{n}" for n in range(size)) for p, size in (("X", 12), ("Y", 3)))
    base = found.rows[0]

    def row(**changes: Any) -> Missing:
        return base.model_copy(update=changes)

    secret = found.rows[1].capabilities
    rows = (
        row(opens=12, referrals=many, all_opened=12),
        row(opens=3, referrals=few, all_opened=15, place="Farmarch", capabilities=secret),
    )
    places = (
        PlaceOf(name="Eastmarch", middle=Place(easting=400_000, northing=400_000)),
        PlaceOf(name="Farmarch", middle=Place(easting=440_000, northing=420_000)),
    )
    return found.model_copy(
        update={"rows": rows, "places": places, "referrals": 40, "openable": (*many, *few), "never": ()}
    )


def test_no_small_number_and_no_place_or_capability_behind_one_is_published() -> None:
    said = " ".join(to_text(sufficiency_statement.write(_published())).split())
    assert "Eastmarch: about 10." in said
    for secret in ("Farmarch", "mobility", " 3 ", " 12", "R-X"):
        assert secret not in said.replace("fewer than 5", "")


def test_the_map_says_the_same_in_words_and_draws_nothing_small_to_size() -> None:
    svg = ElementTree.fromstring(draw(_published()))  # noqa: S314
    desc = next(e.text or "" for e in svg.iter() if e.tag.endswith("desc"))
    assert "Eastmarch: about 10." in desc
    assert "Farmarch: fewer than 5." in desc
    drawn = "".join(e.text or "" for e in svg.iter() if e.tag.endswith("text"))
    assert "Farmarch: fewer than 5" in drawn
    assert "http" not in "".join(v for e in svg.iter() for k, v in e.attrib.items() if k != "xmlns")


def drawn_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is told alike, whatever was counted."""
    maps = []
    for counted in (8, 12):
        monkeypatch.setattr(sufficiency_map, "by_place", lambda _, n=counted: {"Eastmarch": n, "Farmarch": n + 10})
        maps.append(draw(_published()))
    assert maps[0] == maps[1]


def test_no_figure_can_be_had_from_the_size_of_a_circle(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn_alike(monkeypatch)


def test_a_circle_as_large_as_what_was_counted_would_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sufficiency_map, "rounded", lambda count: count)
    with pytest.raises(AssertionError):
        drawn_alike(monkeypatch)


def test_the_table_says_that_it_is_not_for_publication_and_what_it_does_not_show() -> None:
    said = " ".join(to_text(report.write(_published())).split())
    named = [f"{home.name} ({home.urn})" for home in market().homes if home.urn in _published().rows[0].homes]
    assert named == sorted(_published().rows[0].homes_told)
    assert " ".join(named[0].split()[:2]) in said
    for words in ("Not for publication", "a home may still decline", "these do not add up"):
        assert words in said


def test_a_figure_is_told_rounded_or_not_at_all() -> None:
    assert [told(n) for n in (0, 4, 5, 7, 8, 1_003)] == [
        *("fewer than 5", "fewer than 5", "about 5", "about 5", "about 10", "about 1,005"),
    ]


def test_a_name_near_the_right_edge_of_the_map_stands_before_its_circle() -> None:
    spots = {"Westmarch": (60.0, 100.0), "Aldermarch": (580.0, 510.0)}
    sheet = sufficiency_map._sheet(_published(), WIDTH)
    names = dict(sufficiency_map._labels(spots, {name: name for name in spots}, dict.fromkeys(spots, 8.0), sheet))
    assert names["Westmarch"][0] > 60
    assert names["Aldermarch"][0] < 580 - 100


@pytest.mark.parametrize(("width", "miles"), [(WIDTH, 20), (WIDTH, 500), (NARROW, 20), (NARROW, 500)])
def test_everything_on_the_map_stands_within_it_at_a_desk_and_on_a_telephone(width: int, miles: int) -> None:
    far = PlaceOf(name="Aldermarch", middle=Place(easting=560_000, northing=500_000))
    plan = _published()
    found = plan.model_copy(update={"miles": miles, "places": (*plan.places, far)})
    svg = ElementTree.fromstring(draw(found, width=width))  # noqa: S314
    high = float(svg.attrib["height"])
    for each in (e for e in svg.iter() if e.tag.endswith("text")):
        left, low = float(each.attrib["x"]), float(each.attrib["y"])
        letter = 6.3 if each.attrib["font-size"] == "12" else 8.0
        assert left >= 0
        assert left + letter * len(each.text or "") <= width
        assert 0 < low < high
    assert max(float(e.attrib["x2"]) for e in svg.iter() if e.tag.endswith("line")) <= width


def with_vacancies(places: int) -> World:
    """The market whose second home takes seizures, and has lately said how many places are free."""
    world = market()
    told_free = Vacancy(places=places, since=world.as_at, told_on=world.as_at)
    open_home = home("SC900302", "Eastmarch", 6, seizures=3, mobility=0).model_copy(update={"vacancies": (told_free,)})
    return world.model_copy(update={"homes": (world.homes[0], open_home)})


def test_only_a_home_that_says_a_place_is_free_serves_where_that_is_asked() -> None:
    free, asked = with_vacancies(1), Served(with_place=True)
    assert set(sufficiency(free, free.as_at).with_home) == {"R-A", "R-B", "R-D", "R-F"}
    assert set(sufficiency(free, free.as_at, served=asked).with_home) == {"R-A", "R-B", "R-D", "R-F"}
    silent = market()
    assert sufficiency(silent, silent.as_at).with_home == ("R-F",)
    assert sufficiency(silent, silent.as_at, served=asked).with_home == ()


def test_a_home_that_says_it_has_no_place_serves_nobody_asked_or_not() -> None:
    full = with_vacancies(0)
    assert sufficiency(full, full.as_at).with_home == sufficiency(market(), full.as_at).with_home


def test_whoever_is_to_have_two_homes_is_not_served_by_one_and_a_row_opens_one_more() -> None:
    world = with_vacancies(1)
    found = sufficiency(world, world.as_at, served=Served(homes=2))
    assert found.with_home == ("R-F",)
    assert {"R-A", "R-B", "R-D"} <= set(found.openable)
    assert {row.place for row in found.rows if "R-A" in row.referrals} == {"Westmarch"}
    said = to_text(report.write(found))
    assert "fewer than 2 homes" in said
    assert "opened one more for" in said


def test_a_place_supposed_free_is_caught_by_the_recount(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matching.sufficiency.looked_for.has_place", lambda *asked: True)
    with pytest.raises(EngineFault, match="R-F has no home near enough"):
        sufficiency(market(), market().as_at, served=Served(with_place=True))


def test_a_text_to_publish_says_what_is_left_out_in_whole_sentences_and_nothing_of_nobody() -> None:
    found = sufficiency(market(), market().as_at)
    small = to_text(sufficiency_statement.write(found))
    none = "able to do more. No capability is told: none alone would have helped 5 children or more."
    assert none in " ".join(small.split())
    assert "what follows" not in small
    assert ("it is not known where the child's own home is" in " ".join(small.split())) == bool(found.no_place)
    large, rest = found.rows[0].model_copy(update={"opens": 12}), found.rows[1:]
    mixed = to_text(sufficiency_statement.write(found.model_copy(update={"rows": (large, *rest)})))
    assert "One further capability is not told: it would have helped fewer than 5 children." in " ".join(mixed.split())


def compiled_of(world: World) -> PublishedColumns:
    homes = publish_all(sorted(world.homes, key=lambda h: h.urn))
    return PublishedColumns(homes, min([world.as_at, *(r.start for r in world.referrals)]))


def test_homes_compiled_before_give_the_same_answer() -> None:
    world = market()
    compiled = compiled_of(world)
    for _ in range(2):
        assert sufficiency(world, world.as_at, compiled=compiled) == sufficiency(world, world.as_at)


def test_homes_compiled_from_what_they_said_before_are_caught_by_the_recount() -> None:
    """Planted: every home is compiled as if its statement said nothing."""
    world = market()
    silent = tuple(h.model_copy(update={"statement": StatementOfPurpose()}) for h in world.homes)
    with pytest.raises(EngineFault, match="recount"):
        sufficiency(world, world.as_at, compiled=compiled_of(world.model_copy(update={"homes": silent})))


def test_the_answer_is_not_said_of_children_of_whom_nobody_knows_where_their_own_home_is() -> None:
    found = sufficiency(market(), market().as_at)
    served = {"openable": (), "never": (), "rows": ()}
    all_known = found.model_copy(update=served | {"no_place": ()})
    assert report.headline(all_known).startswith("Every referral has a home")
    some = report.headline(found.model_copy(update=served | {"no_place": ("R-X", "R-Y")}))
    assert some.startswith("Every other referral has a home")
    assert some.endswith("Of two referrals it is not known where the child's own home is: of them nothing can be said.")
    none = found.model_copy(update=served | {"referrals": 1, "no_place": ("R-X",)})
    assert "so nothing can be said" in report.headline(none)
    assert "Every" not in report.headline(none)


def test_homes_of_which_nobody_knows_where_they_are_are_told_of_wherever_somebody_is_without_one() -> None:
    world = market()
    lost = home("SC900303", "Westmarch", 3).model_copy(update={"place": None})
    found = sufficiency(world.model_copy(update={"homes": (*world.homes, lost)}), world.as_at)
    for text in (report.headline(found), " ".join(to_text(sufficiency_statement.write(found)).split())):
        assert "Of one of the homes nobody knows where it is: not counted here" in text
    assert "not counted here" not in report.headline(sufficiency(world, world.as_at))


def test_a_child_of_whose_own_home_only_the_postcode_is_recorded_is_put_where_it_is_in_the_service_too() -> None:
    world = market()
    first, *others = world.referrals
    known_by = first.child.model_copy(update={"home_place": None, "home_postcode": "LS1 1UR"})
    world = world.model_copy(update={"referrals": (first.model_copy(update={"child": known_by}), *others)})
    looked = unmet_need.Looked(world, publish_all(world.homes), [], unmet_need.AskUnmetNeed(organisation="O"))
    assert unmet_need.work_out(looked).found.no_place == ()
