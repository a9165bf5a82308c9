"""The matching rules, in the order a manager reads them. One rule is one file and one line here."""

from __future__ import annotations

from typing import NamedTuple

from matching.columns.published import PublishedRule
from matching.rule import Rule
from matching.rules import (
    age_spread,
    animals,
    areas_to_avoid,
    bedroom,
    chains,
    clinical_tasks,
    contact,
    day_staffing,
    distance,
    emergency_admission,
    enquiries_made,
    good_company,
    identity_needs,
    impact_pairs,
    key_stage_4,
    kind_of_stay,
    location_assessment,
    minority_of_one,
    moves_history,
    named_conditions,
    named_pairs,
    night_staffing,
    night_waking,
    own_area_approvals,
    placement_plan,
    planned_papers,
    positive_ties,
    practised_ages,
    provision,
    range_of_needs,
    registered_ages,
    registered_categories,
    registered_places,
    registered_sex,
    residents_views,
    school_kept,
    shared_school,
    short_break_limits,
    siblings,
    staff_draw,
    staff_on_shift,
    stated_ages,
    stated_number,
    stated_sex,
    stay_length,
    strengths,
    wishes_and_feelings,
)

RULES: tuple[Rule, ...] = (
    registered_places,
    registered_ages,
    registered_sex,
    registered_categories,
    named_conditions,
    range_of_needs,
    stated_ages,
    practised_ages,
    stated_sex,
    stated_number,
    kind_of_stay,
    stay_length,
    emergency_admission,
    short_break_limits,
    bedroom,
    location_assessment,
    planned_papers,
    day_staffing,
    night_staffing,
    staff_on_shift,
    clinical_tasks,
    provision,
    animals,
    impact_pairs,
    named_pairs,
    good_company,
    chains,
    staff_draw,
    minority_of_one,
    age_spread,
    shared_school,
    night_waking,
    areas_to_avoid,
    distance,
    school_kept,
    key_stage_4,
    siblings,
    own_area_approvals,
    identity_needs,
    contact,
    wishes_and_feelings,
    residents_views,
    positive_ties,
    strengths,
    enquiries_made,
    placement_plan,
    moves_history,
)

PUBLISHED: tuple[PublishedRule, ...] = (
    registered_ages,
    registered_sex,
    registered_categories,
    named_conditions,
    range_of_needs,
    stated_ages,
    practised_ages,
    stated_sex,
    kind_of_stay,
    stay_length,
    emergency_admission,
    short_break_limits,
    bedroom,
    location_assessment,
    planned_papers,
    provision,
    animals,
    areas_to_avoid,
    distance,
    school_kept,
    key_stage_4,
    siblings,
    own_area_approvals,
    identity_needs,
    contact,
    wishes_and_feelings,
    strengths,
    enquiries_made,
    placement_plan,
    moves_history,
)
"""The rules that can be asked by what is public of a home, each with a screen that a test holds to its questions.

The others have none, and are asked of the asker's own homes only, one full check for each:
- registered-places and stated-number ask of every night who is there, and so of each resident's own nights and of
  leavings that nobody has confirmed;
- day-staffing, night-staffing, staff-on-shift and clinical-tasks weigh what all residents may need together against
  each shift, where one open answer may settle another;
- impact-pairs, named-pairs, good-company, positive-ties, shared-school and residents-views ask one question for each
  child who lives there, so that no question is the same at two homes;
- chains, staff-draw, minority-of-one, age-spread and night-waking ask of the group as a whole, with the newcomer in it.
None of these is one thing about a home that many homes have in common, which is what a screen is quick by. An asker has
some tens of homes, and a full check takes some hundredths of a second. Of another's home, of which none of that is
public, each of them finds the same as of any other, which a test shows: to leave them out changes no order.
"""


def may_be_asked(*, told_who_is_there: bool) -> tuple[Rule, ...]:
    """The rules that may be asked of a home, in their order, by whoever searches or places.

    Of one of which it is told who lives and works there: all. Of any other: those that need only what is public.
    """
    return RULES if told_who_is_there else PUBLISHED


class LooksAtWho(NamedTuple):
    """A rule that looks at who a child is: at which field of the record, and why it may."""

    rule: Rule
    field: str
    why: str


WHO_THE_CHILD_IS: tuple[LooksAtWho, ...] = (
    LooksAtWho(registered_ages, "date_of_birth", "Registration: a home may be registered for certain ages only."),
    LooksAtWho(registered_sex, "sex", "Registration: a home may be registered for one sex only."),
    LooksAtWho(stated_ages, "date_of_birth", "The statement of purpose gives the ages that the home is for."),
    LooksAtWho(practised_ages, "date_of_birth", "The home says which ages it is used to working with."),
    LooksAtWho(stated_sex, "sex", "The statement of purpose gives the sex that the home is for."),
    LooksAtWho(bedroom, "date_of_birth", "Two children may share a bedroom only where they are near in age."),
    LooksAtWho(bedroom, "sex", "Two children may share a bedroom only where they are of one sex."),
    LooksAtWho(impact_pairs, "date_of_birth", "Some of what one child may do to another turns on their ages."),
    LooksAtWho(chains, "date_of_birth", "An impact of one child on the next turns on their ages as between two."),
    LooksAtWho(minority_of_one, "sex", "Advice that lowers nothing: the only one of a sex is asked what would help."),
    LooksAtWho(age_spread, "date_of_birth", "How far apart in age the children of one home are."),
    LooksAtWho(identity_needs, "identity_needs", "A need declared counts only as one that the home can meet."),
)
"""Every place where who a child is enters an answer, and so the order of homes. No other rule looks at it."""
