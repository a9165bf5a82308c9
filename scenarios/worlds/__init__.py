"""The example worlds, in the order a newcomer should meet them. One story is one file and one line here."""

from __future__ import annotations

from scenarios.story import Story
from scenarios.worlds import (
    a_full_assessment,
    a_place_not_yet_free,
    a_secret_address,
    against_the_childs_wish,
    brother_and_sister,
    complex_needs_in_words,
    drifted_statement,
    emergency_at_night,
    many_homes,
    outside_ages,
    plain_good_match,
    provision_not_penalty,
    red_pair_resolved,
    red_pair_unresolved,
    short_break_guest,
    through_a_third_child,
    two_social_workers_differ,
    younger_than_they_work_with,
)

WORLDS: tuple[Story, ...] = (
    plain_good_match,
    outside_ages,
    complex_needs_in_words,
    red_pair_resolved,
    red_pair_unresolved,
    through_a_third_child,
    brother_and_sister,
    emergency_at_night,
    two_social_workers_differ,
    drifted_statement,
    provision_not_penalty,
    short_break_guest,
    against_the_childs_wish,
    younger_than_they_work_with,
    a_full_assessment,
    a_secret_address,
    a_place_not_yet_free,
    many_homes,
)
