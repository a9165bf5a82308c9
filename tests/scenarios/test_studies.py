"""A study changes one thing, checks every match again, and says who gained, who lost and how sure that is."""

from __future__ import annotations

import pkgutil
from xml.etree.ElementTree import fromstring

import pytest

import scenarios.studies
from matching.check import check
from matching.findings import Band
from matching.world.catalogue import standard_catalogue
from matching.world.problems import problems_of
from matching.world.staff import Shift, on_shift
from matching.world.world import World
from scenarios.generators.dice import Dice
from scenarios.generators.region import region
from scenarios.studies import (
    STUDIES,
    double_referrals,
    fairness_year,
    fit_before_waiting,
    lose_a_home,
    one_phone_call,
    three_bed_home,
    waking_night,
    wider_ages,
)
from scenarios.studies.answers import Answer, Answers, answers
from scenarios.studies.chart import chart
from scenarios.studies.measures import MEASURES, at_once, standing
from scenarios.studies.result import StudyResult, Turn, result_of, spread, turns_in, value_in
from scenarios.studies.running import run
from scenarios.studies.study import Counted, Size, Standing, Stands, Study, Trial, question
from scenarios.studies.training import trained
from scenarios.studies.words import in_words, judged, ranged, who_turned

NOT_STUDIES = {
    *("answers", "chart", "measures", "on_a_region", "result", "running", "study", "taking", "training", "words"),
}
SMALL = Size(homes=3, children=2)
SEED = 1
CHANGES = (waking_night, wider_ages, three_bed_home, lose_a_home, one_phone_call, double_referrals)

each_change = pytest.mark.parametrize("study", CHANGES, ids=lambda s: s.NAME)


@pytest.fixture(scope="module")
def small() -> Answers:
    return answers(region(SEED, SMALL.homes, SMALL.children))


def test_every_study_file_is_registered() -> None:
    files = {m.name for m in pkgutil.iter_modules(scenarios.studies.__path__)} - NOT_STUDIES
    assert files == {s.NAME.replace("-", "_") for s in STUDIES}
    assert all(question(s).endswith("?") for s in STUDIES)


def test_no_study_is_made_from_another() -> None:
    names = {f"scenarios.studies.{s.NAME.replace('-', '_')}" for s in STUDIES}
    for study in STUDIES:
        used = {getattr(v, "__module__", None) or getattr(v, "__name__", None) for v in vars(study).values()}
        assert used & names <= {getattr(study, "__name__", "")}


def test_the_answers_are_those_of_the_full_check(small: Answers) -> None:
    for referral in small.world.referrals:
        for home in small.world.homes:
            report = check(small.world, referral.id, home.urn, small.world.as_at)
            found = small.by_pair[referral.id, home.urn]
            assert (found.worst, found.best) == (report.worst, report.best)
            assert found.open_findings == sum(bool(f.cases) for f in report.findings)
            assert found.against == -report.best_score.outside - report.best_score.unless
            assert found.conditions == -report.best_score.conditions


@each_change
def test_a_changed_world_is_sound_and_what_is_kept_of_its_answers_is_what_would_be_found(
    study: object, small: Answers
) -> None:
    changed = study.change(small.world, SEED)  # type: ignore[attr-defined]
    assert problems_of(changed, standard_catalogue()) == ()
    assert changed != small.world
    assert dict(answers(changed, small).by_pair) == dict(answers(changed).by_pair)


def test_an_answer_kept_though_the_home_has_changed_is_caught(small: Answers) -> None:
    changed = waking_night.change(small.world)
    stale = Answers(changed, small.by_pair)
    assert dict(stale.by_pair) != dict(answers(changed).by_pair)


def test_the_same_seed_gives_the_same_trial() -> None:
    one, again = (waking_night.trial(3, SMALL) for _ in range(2))
    assert one == again
    assert one != waking_night.trial(4, SMALL)


def test_after_the_change_somebody_is_awake_at_night_in_every_home(small: Answers) -> None:
    changed = waking_night.change(small.world)
    assert all(on_shift(h.shifts, Shift.NIGHT).awake for h in changed.homes)
    unchanged = [h for h in small.world.homes if on_shift(h.shifts, Shift.NIGHT).awake]
    assert all(h in changed.homes for h in unchanged)


def test_a_phone_call_tells_what_is_true_and_never_what_is_only_likely() -> None:
    world = region(6, homes=1, referrals=12)
    called = one_phone_call.change(world, 6)
    before, after = ({r.child.id: r.child for r in w.referrals} for w in (world, called))
    changed = [id for id in before if before[id] != after[id]]
    assert changed
    for id in changed:
        new = set(after[id].facts) - set(before[id].facts)
        assert all(len(f.accounts) == 1 and f.accounts[0].said_on == world.as_at for f in new)
        assert len({f.accounts[0].said_by for f in new}) == 1


def test_training_everybody_covers_what_training_one_does() -> None:
    world = region(1, homes=1, referrals=1)
    one, team = (trained(world, ("rescue_medicine",), people) for people in (1, None))
    held = [sum(any(c.task == "rescue_medicine" for c in s.competences) for s in w.homes[0].staff) for w in (one, team)]
    assert held == [1, len(world.homes[0].staff)]


def test_the_children_of_a_home_that_closes_look_for_another(small: Answers) -> None:
    changed = lose_a_home.change(small.world)
    ids = {c.id for c in small.world.children()}
    assert {c.id for c in changed.children()} == ids
    assert len(changed.homes) == len(small.world.homes) - 1


def test_a_year_of_short_breaks_is_counted_for_every_family() -> None:
    trial = fairness_year.trial(2, Size(homes=1, children=4))
    for side in (trial.before, trial.after):
        assert sum(s.numbers[0] for s in side.everybody) == value_in(side, "nights")
        assert sum(s.numbers[0] == 0 for s in side.everybody) == value_in(side, "nothing")
    assert value_in(trial.before, "benefit") >= value_in(trial.after, "benefit")  # benefit alone has the most
    assert trial == fairness_year.trial(2, Size(homes=1, children=4))


def test_no_more_children_are_placed_at_once_than_there_are_places() -> None:
    world = region(1, homes=3, referrals=5)
    every = {
        (r.id, h.urn): Answer(Band.GOOD, Band.GOOD, 0, against=0, conditions=0)
        for r in world.referrals
        for h in world.homes
    }
    none = dict.fromkeys(every, Answer(Band.OUTSIDE, Band.NOT_UNLESS, 0, against=1, conditions=0))
    beds = sum(len(h.bedrooms) - len(world.group(h.urn).residents) for h in world.homes)
    leaving = sum(r.leaving is not None for g in world.groups for r in g.residents)
    assert min(beds, 5) <= at_once(Answers(world, every)) <= min(beds + leaving, 5)
    assert at_once(Answers(world, none)) == 0


def test_a_home_that_has_told_no_number_of_places_may_have_one_for_everybody() -> None:
    world = region(1, homes=1, referrals=2)
    statement = world.homes[0].statement.model_copy(update={"number": ()})
    untold = {"conditions": (), "bedrooms": (), "statement": statement}
    world = world.model_copy(update={"homes": (world.homes[0].model_copy(update=untold),)})
    may = {(r.id, world.homes[0].urn): Answer(Band.NOT_UNLESS, Band.GOOD, 1, 0, 0) for r in world.referrals}
    assert at_once(Answers(world, may)) == 2


def test_a_match_that_is_only_possible_is_never_counted_as_sure() -> None:
    world = region(1, homes=1, referrals=1)
    pair = (world.referrals[0].id, world.homes[0].urn)
    found = standing(Answers(world, {pair: Answer(Band.OUTSIDE, Band.GOOD, 3, against=0, conditions=0)}))
    assert (value_in(found, "surely"), value_in(found, "perhaps")) == (0, 1)
    assert found.everybody[0].numbers == (0, 1, 0)


def made(study: Study = waking_night, *differences: float, who: tuple[tuple[int, int], ...] = ()) -> StudyResult:
    trials = [
        Trial(
            study=study.NAME,
            seed=seed,
            before=_side(4.0, {f"N-{n}": before for n, (before, _) in enumerate(who)}),
            after=_side(4.0 + difference, {f"N-{n}": after for n, (_, after) in enumerate(who)}),
        )
        for seed, difference in enumerate(differences, 1)
    ]
    return result_of(study, SMALL, trials)


def _side(value: float, who: dict[str, int]) -> Standing:
    stands = tuple(Stands(who=id, numbers=(n,)) for id, n in who.items())
    return Standing(counted=(Counted(measure="perhaps", value=value),), everybody=stands)


@pytest.mark.parametrize("seeds", [1, 2, 5])
def test_few_seeds_tell_no_range_and_claim_nothing(seeds: int) -> None:
    (measure,) = made(waking_night, *(1.0 + n for n in range(seeds))).measures
    assert (measure.low, measure.high, measure.is_sure) == (None, None, False)
    assert judged(measure) == "so few seeds cannot tell"


def test_a_difference_that_may_be_chance_is_not_called_better() -> None:
    (doubtful,) = made(waking_night, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0).measures
    (clear,) = made(waking_night, 1.0, 1.0, 2.0, 3.0, 1.0, 2.0).measures
    assert judged(doubtful) == "cannot be told from chance"
    assert judged(clear) == "better"


def test_no_difference_in_any_world_is_told_as_none_and_not_as_chance() -> None:
    (none,) = made(waking_night, 0.0, 0.0, 0.0).measures
    assert judged(none) == "no difference in any of them"
    assert "0 to 0" not in ranged(none)
    assert spread([0.0, 0.0], "the mean of what was counted") == (None, None)


def test_fit_first_only_moves_the_level_of_fit_and_places_as_many() -> None:
    size = Size(homes=4, children=3)
    trial = fit_before_waiting.trial(1, size)
    before, after = ({c.measure: c.value for c in side.counted} for side in (trial.before, trial.after))
    assert before["placed"] == after["placed"] > 0
    assert before["fit"] < after["fit"]
    assert before["waited"] >= after["waited"]
    assert trial == fit_before_waiting.trial(1, size)


def test_the_range_holds_the_true_mean_in_nearly_all_of_many_samples() -> None:
    held = 0
    for sample in range(60):
        dice = Dice(1, "a sample", sample)
        low, high = spread([dice.share() for _ in range(20)], str(sample))
        held += (low or 0.0) <= 0.5 <= (high or 0.0)
    assert 50 <= held < 60


def test_everybody_who_gains_or_loses_is_counted_and_nobody_is_both_hidden() -> None:
    found = made(waking_night, 0.0, who=((1, 2), (2, 1), (3, 3)))
    assert [found.turn(t) for t in (Turn.GAINED, Turn.LOST, Turn.SAME)] == [1, 1, 1]
    both = Trial(
        study="x",
        seed=1,
        before=Standing(counted=(), everybody=(Stands(who="a", numbers=(1, 2)),)),
        after=Standing(counted=(), everybody=(Stands(who="a", numbers=(2, 1)), Stands(who="b", numbers=(0, 0)))),
    )
    assert turns_in(both) == {"a": Turn.BOTH, "b": Turn.NEW}


def test_the_chart_says_in_words_everything_that_it_draws() -> None:
    found = run(waking_night, (1, 2), SMALL)
    svg = fromstring(chart(found))  # noqa: S314 - our own drawing
    desc = next(e.text for e in svg if e.tag.endswith("desc"))
    assert desc == in_words(found)
    assert all(m.name in (desc or "") for m in found.measures)
    assert who_turned(found) in (desc or "")
    assert svg.attrib["role"] == "img"


def test_a_result_says_which_of_its_figures_are_assumed() -> None:
    assert "How each need of a child is known, by how much has been asked" in made(waking_night, 1.0).assumed


def test_every_measure_has_one_id() -> None:
    assert len({m.id for m in MEASURES}) == len(MEASURES)


def test_a_new_home_takes_nobody_by_itself(small: Answers) -> None:
    changed: World = three_bed_home.change(small.world)
    assert changed.group(three_bed_home.URN).residents == ()
    assert [r.id for r in changed.referrals] == [r.id for r in small.world.referrals]


def test_a_home_more_takes_nothing_from_anybody(small: Answers) -> None:
    for seed in (1, 2, 3):
        turns = turns_in(three_bed_home.trial(seed, SMALL)).values()
        assert set(turns) <= {Turn.GAINED, Turn.SAME}
