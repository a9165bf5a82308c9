"""What each example world turns on does turn it: the evidence, the second place, one night more, one answer."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from matching.check import MatchReport, check, check_match, conditions_of
from matching.enquiries import Enquiries, NextEnquiry, enquiries_next
from matching.findings import Band, Finding, Outcome
from matching.match import Match, open_match
from matching.remedies import Remedies, remedies
from matching.reports.assessment import assessment
from matching.statement_review import StatementReview, review
from matching.world.catalogue import standard_catalogue
from matching.world.change import with_group, with_referral
from matching.world.group import Safeguard
from matching.world.policy import england
from matching.world.world import World
from scenarios.storybook import TODAY
from scenarios.worlds import (
    a_full_assessment,
    a_place_not_yet_free,
    a_secret_address,
    against_the_childs_wish,
    brother_and_sister,
    complex_needs_in_words,
    drifted_statement,
    emergency_at_night,
    provision_not_penalty,
    red_pair_resolved,
    short_break_guest,
    through_a_third_child,
    two_social_workers_differ,
    younger_than_they_work_with,
)


def match_of(story: ModuleType, world: World | None = None) -> Match:
    """The question of a story, in its world or in that world changed."""
    policy = england().on(story.ON)
    return open_match(world or story.world(), story.REFERRAL, story.URN, story.ON, standard_catalogue(), policy)


def report_of(story: ModuleType, world: World | None = None) -> MatchReport:
    """The answer to it."""
    return check_match(match_of(story, world))


def enquiries_of(story: ModuleType) -> Enquiries:
    """What to ask next."""
    return enquiries_next(match_of(story), report_of(story))


def remedies_of(story: ModuleType) -> Remedies:
    """What would make it a match."""
    return remedies(match_of(story), report_of(story))


def review_of(story: ModuleType) -> StatementReview:
    """The review of the statement of a story's home."""
    world = story.world()
    home = world.home(story.URN)
    assert home is not None
    return review(home, world.group(story.URN), story.ON)


def finding(report: MatchReport, rule: str, about: str = "") -> Finding:
    """The one finding of a rule about something."""
    (found,) = [f for f in report.findings if f.key == (rule, about)]
    return found


def with_group_of(story: ModuleType, **changes: Any) -> World:
    """The story's world with parts of its group replaced."""
    world: World = story.world()
    return with_group(world, story.URN, lambda group: group.model_copy(update=changes))


def bands(asked: NextEnquiry) -> set[tuple[Band, Band]]:
    """The ranges that the answers to a question leave."""
    return {(a.worst, a.best) for a in asked.answers}


def test_the_review_shows_every_way_in_which_the_statement_has_drifted() -> None:
    found = {(item.check, field) for item in review_of(drifted_statement).items for field in item.fields}
    assert [d for d in drifted_statement.DRIFTS if d not in found] == []


def test_a_template_that_promises_what_is_not_so_stands_first_in_the_review() -> None:
    items = review_of(drifted_statement).items
    assert items[0].is_template_astray
    assert {i.fields for i in items if i.is_template_astray} >= {("need:mobility",), ("need:sleep_night",)}


def test_a_statement_that_drifted_still_reads_as_if_the_home_could_take_the_child() -> None:
    report = report_of(drifted_statement)
    stated = [f for f in report.findings if f.rule == "range-of-needs"]
    assert {f.outcome for f in stated} == {Outcome.MET}
    assert report.best is Band.NOT_UNLESS


def test_complex_needs_is_flagged_as_vague_and_read_as_no_position() -> None:
    vague = [i for i in review_of(complex_needs_in_words).items if i.check == "vague words"]
    assert [i.fields for i in vague] == [("ethos",)]
    assert "complex needs" in vague[0].what


def test_without_its_evidence_or_its_resolution_a_red_pair_stands_in_the_way() -> None:
    story = red_pair_resolved
    unproven = tuple(s.model_copy(update={"evidence": None}) for s in story.world().group(story.URN).safeguards)
    assert report_of(story, with_group_of(story, safeguards=unproven)).best is Band.NOT_UNLESS
    assert report_of(story, with_group_of(story, resolutions=())).best is Band.NOT_UNLESS


def test_a_resolution_says_who_when_and_why() -> None:
    about = f"food-taking-choking:{red_pair_resolved.KWAME}>{red_pair_resolved.SAFFRON}"
    said = finding(report_of(red_pair_resolved), "impact-pairs", about).reason
    assert "H. Castellanos (registered manager) resolved it on 2026-11-14" in said
    assert "Her speech therapist agrees." in said


def test_what_reaches_a_third_child_stands_in_that_childs_own_section() -> None:
    (section,) = [s for s in report_of(through_a_third_child).sections if s.child == through_a_third_child.NUALA]
    against = {f.rule for f in section.from_newcomer if f.outcome is Outcome.NOT_MET}
    assert against == {"chains", "impact-pairs"}


def test_a_second_measure_on_the_first_step_breaks_the_chain() -> None:
    story = through_a_third_child
    (first,) = story.world().group(story.URN).safeguards
    second: Safeguard = first.model_copy(update={"measure": "phones-and-visitors"})
    report = report_of(story, with_group_of(story, safeguards=(first, second)))
    about = f"{story.FIRST_STEP}>{story.NUALA}:missing-together"
    assert finding(report, "chains", about).outcome is Outcome.MET


def test_one_place_for_two_who_must_live_together_is_no_place() -> None:
    story, world = brother_and_sister, brother_and_sister.world()
    for referral in (story.REFERRAL, story.BROTHERS_REFERRAL):
        assert check(world, referral, story.URN, TODAY).best is Band.CONDITIONS
        assert check(world, referral, story.ONE_PLACE_URN, TODAY).best is Band.NOT_UNLESS


def test_an_emergency_leaves_paper_and_meeting_until_after_arrival() -> None:
    due = {c.due for c in conditions_of(report_of(emergency_at_night))}
    assert due
    assert min(due) >= emergency_at_night.ON
    assert max(due) > emergency_at_night.ON


def test_in_an_emergency_nothing_that_nobody_asked_about_counts_as_well() -> None:
    report = report_of(emergency_at_night)
    not_known = {f.rule for f in report.outcome(Outcome.NOT_KNOWN)}
    assert not_known >= {"impact-pairs", "named-pairs", "clinical-tasks", "residents-views", "areas-to-avoid"}


def test_two_accounts_that_differ_leave_both_answers_open_and_the_third_is_awaited() -> None:
    asked, _ = enquiries_of(two_social_workers_differ).first_that_matter()
    assert asked.why_open.startswith("sources disagree")
    assert [role.value for role in asked.awaited] == ["previous carer"]
    assert bands(asked) == {(Band.CONDITIONS, Band.GOOD), (Band.NOT_UNLESS, Band.NOT_UNLESS)}


def test_a_need_that_calls_for_provision_takes_no_points_from_the_child() -> None:
    story = provision_not_penalty
    needing, plain = report_of(story), report_of(story, story.world_without_the_need())
    assert needing.best_score.points == plain.best_score.points
    assert (needing.best, plain.best) == (Band.CONDITIONS, Band.GOOD)


def test_with_everything_in_place_the_disabled_child_is_a_good_match() -> None:
    (alternative,) = remedies_of(provision_not_penalty).alternatives
    assert alternative.best is Band.GOOD
    assert alternative.start == provision_not_penalty.world().referrals[0].start


def test_the_seventy_sixth_night_of_short_breaks_asks_for_another_legal_basis() -> None:
    report = report_of(short_break_guest, short_break_guest.world_of_one_night_more())
    beyond = finding(report, "short-break-limits", "12 months")
    assert (beyond.outcome, beyond.best) == (Outcome.NOT_MET, Band.CONDITIONS)


def test_a_childs_wish_against_the_nearest_home_is_talked_through_and_neither_bars_nor_is_remedied() -> None:
    wish = finding(report_of(against_the_childs_wish), "wishes-and-feelings")
    assert wish.best is Band.CONDITIONS
    assert "advocate" in wish.conditions[0].what
    assert remedies_of(against_the_childs_wish).alternatives == ()


def test_the_review_shows_that_a_home_works_with_fewer_ages_than_it_states() -> None:
    found = [i for i in review_of(younger_than_they_work_with).items if i.check == "ages"]
    assert [i.fields for i in found] == [("ages", "practised_ages")]


def test_a_place_that_hangs_on_a_leaving_is_free_once_that_is_firm() -> None:
    (asked,) = enquiries_of(a_place_not_yet_free).first_that_matter()
    assert bands(asked) == {(Band.GOOD, Band.GOOD), (Band.OUTSIDE, Band.OUTSIDE)}


def test_nothing_suggests_that_a_resident_should_go() -> None:
    assert remedies_of(a_place_not_yet_free).alternatives == ()


def test_an_area_to_avoid_that_turns_out_far_away_no_longer_stands_in_the_way() -> None:
    (asked,) = enquiries_of(a_secret_address).first_that_matter()
    assert bands(asked) == {(Band.CONDITIONS, Band.CONDITIONS), (Band.NOT_UNLESS, Band.NOT_UNLESS)}


def test_the_fullest_example_offers_a_cheap_way_later_and_a_dear_way_on_the_day() -> None:
    cheap, dear = remedies_of(a_full_assessment).alternatives
    asked_for = a_full_assessment.world().referrals[0].start
    assert cheap.start > asked_for == dear.start
    assert (cheap.left_of_budget or 0) > 0 > (dear.left_of_budget or 0)


def test_the_fullest_example_has_something_under_every_heading_of_the_assessment() -> None:
    report = report_of(a_full_assessment)
    assert len(report.sections) == 4
    assert all(section.blocks for section in assessment(match_of(a_full_assessment), report).sections)


def test_the_fullest_example_has_accounts_that_differ_that_are_stale_and_that_are_awaited() -> None:
    sources = [s for f in report_of(a_full_assessment).findings for s in f.rests_on]
    assert {s.fact.name for s in sources if s.disputed} == {"self_harm"}
    assert {s.fact.name for s in sources if s.stale} == {"night_noise"}
    first = enquiries_of(a_full_assessment).in_order[0]
    assert {role.value for role in first.awaited} == {"previous carer", "health"}


def test_the_fullest_example_is_settled_by_two_answers_and_no_fewer() -> None:
    enquiries = enquiries_of(a_full_assessment)
    assert {fact.name for fact in enquiries.settling} == {"self_harm", "pet_allergy_or_fear"}
    assert enquiries.settling_is_smallest


def test_hearing_the_child_out_and_writing_down_the_weight_is_all_a_wish_asks_for() -> None:
    story = against_the_childs_wish
    wishes = story.world().referrals[0].wishes
    assert wishes is not None
    for_it = wishes.model_copy(update={"welcomes": True})
    changed = with_referral(story.world(), story.REFERRAL, lambda r: r.model_copy(update={"wishes": for_it}))
    assert report_of(story, changed).worst is Band.GOOD
