"""Numbers and days that cannot be, and records that contradict themselves.

Each case is a world with one thing wrong, the end of where it stands, and a part of what is said.
"""

from datetime import timedelta

from matching.world.child import Heard, TaskNeeded
from matching.world.facts import Role
from matching.world.group import NewcomerView
from matching.world.home import Bedroom, CategoriesCondition, LocationAssessment, PlacesCondition, WordedCondition
from matching.world.referral import Approval, ApprovalKind, Urgency
from matching.world.statement import Stated, StayLength
from matching.world.vacancy import Vacancy
from matching.world.world import World
from tests.world.one_change import (
    BORN,
    COMPETENCE,
    ENQUIRY,
    LONG_AGO,
    PAST,
    PLACES,
    TODAY,
    TOMORROW,
    YESTERDAY,
    account,
    but,
    number_stated,
    resolution,
    said,
    stay,
    tie,
    view,
    with_child,
    with_group,
    with_home,
    with_referral,
    with_resident,
    with_staff,
    with_statement,
)

MANAGER = Role.REGISTERED_MANAGER

WRONG_DAYS: dict[str, tuple[World, str, str]] = {
    # Levels and numbers out of reach.
    "more free places than registered": (
        with_home(
            conditions=(PlacesCondition(most=2, since=LONG_AGO),),
            vacancies=(Vacancy(places=2, since=TODAY, told_on=TODAY), Vacancy(places=3, since=TODAY, told_on=TODAY)),
        ),
        "free places 2",
        "more places are free than the 2",
    ),
    "free places told of tomorrow": (
        with_home(vacancies=(Vacancy(places=1, since=TODAY, told_on=TOMORROW),)),
        "free places 1, told on",
        "not come yet",
    ),
    "places free until before they are": (
        with_home(vacancies=(Vacancy(places=1, since=TODAY, until=TODAY, told_on=TODAY),)),
        "free places 1, until",
        "the same as",
    ),
    "a circumstance at level 2": (said("copies_others", account(level=2)), "account 1, level", "above 1, the highest"),
    "a home for no children": (with_statement(number=(number_stated(0),)), "statement, number, version 1", "below 1"),
    "an age gap below none": (
        with_statement(widest_age_gap_years=(number_stated(-1),)),
        "widest age gap years, version 1",
        "below 0",
    ),
    "a longest stay too short": (
        with_statement(
            stay_length=(
                Stated[StayLength](value=StayLength(shortest_nights=7, longest_nights=6), effective=YESTERDAY),
            )
        ),
        "stay length, version 1",
        "longer than the longest",
    ),
    # Days that cannot be.
    "born tomorrow": (with_child(date_of_birth=TOMORROW), "child N-1, date of birth", "has not come yet"),
    "said tomorrow": (said("missing", account(said_on=TOMORROW)), "missing, account 1, said on", "has not come yet"),
    "said before birth": (
        said("missing", account(said_on=LONG_AGO)),
        "missing, account 1, said on",
        "before 'date of birth'",
    ),
    "referred tomorrow": (with_referral(received_on=TOMORROW), "referral R-1, received on", "has not come yet"),
    "a planned start too early": (with_referral(start=YESTERDAY), "referral R-1, start", "before 'received on'"),
    "a start before birth": (
        with_referral(urgency=Urgency.EMERGENCY, start=LONG_AGO),
        "R-1, start",
        "before 'date of b",
    ),
    "an emergency with long notice": (
        with_referral(urgency=Urgency.EMERGENCY, notice_hours=169),
        "referral R-1, notice hours",
        "more than a week's notice",
    ),
    "an emergency far ahead": (
        with_referral(urgency=Urgency.EMERGENCY, start=TODAY + timedelta(days=8)),
        "referral R-1, start",
        "more than a week after it was received",
    ),
    "answered before asked": (
        with_referral(enquiries=(but(ENQUIRY, answered_on=LONG_AGO),)),
        "enquiry 1, answered on",
        "before 'asked on'",
    ),
    "asked tomorrow": (with_referral(enquiries=(but(ENQUIRY, asked_on=TOMORROW),)), "enquiry 1, asked on", "not come"),
    "answered tomorrow": (
        with_referral(enquiries=(but(ENQUIRY, answered_on=TOMORROW),)),
        "enquiry 1, answered on",
        "has not come yet",
    ),
    "answered on no day": (
        with_referral(enquiries=(but(ENQUIRY, said="Yes."),)),
        "enquiry 1, answered on",
        "no day for",
    ),
    "approved tomorrow": (
        with_referral(approvals=(Approval(kind=ApprovalKind.KEY_STAGE_4, by=Role.PANEL, name="P", on=TOMORROW),)),
        "approval 1, on",
        "has not come yet",
    ),
    "placed before birth": (with_referral(history=(but(PAST, began=LONG_AGO),)), "placement 1, began", "date of birth"),
    "placed tomorrow": (with_referral(history=(but(PAST, began=TOMORROW),)), "placement 1, began", "has not come yet"),
    "placement ended too early": (with_referral(history=(but(PAST, ended=BORN),)), "1, ended", "before 'began'"),
    "breaks that overlap": (
        with_referral(previous_breaks=(stay(YESTERDAY, 1), stay(YESTERDAY - timedelta(days=2), 3))),
        "previous breaks, stay 1",
        "before stay 2 has ended",
    ),
    "wishes told tomorrow": (with_referral(wishes=view(on=TOMORROW)), "referral R-1, wishes, day", "has not come yet"),
    "arrived before birth": (with_resident(arrived=LONG_AGO), "resident K-1, arrived", "before 'date of birth'"),
    "leaving on arrival": (with_resident(leaving=YESTERDAY), "resident K-1, leaving", "the same as 'arrived'"),
    "leaving before arrival": (with_resident(leaving=BORN), "resident K-1, leaving", "before 'arrived'"),
    "expired before assessed": (
        with_staff(competences=(but(COMPETENCE, expires=LONG_AGO),)),
        "competence 1, expires",
        "before 'assessed on'",
    ),
    "gone before starting": (with_staff(starts=TODAY, leaves=YESTERDAY), "staff S1, leaves", "before 'starts'"),
    "a condition ended first": (with_home(conditions=(but(PLACES, until=LONG_AGO),)), "condition 1, until", "'since'"),
    "a condition of no days": (with_home(conditions=(but(PLACES, until=YESTERDAY),)), "condition 1, until", "the same"),
    "a bedroom open first": (
        with_home(bedrooms=(Bedroom(id="B1", closed_from=TODAY, closed_until=YESTERDAY),)),
        "closed until",
        "'closed from'",
    ),
    "assessed tomorrow": (with_home(location=LocationAssessment(done_on=TOMORROW)), "done on", "has not come yet"),
    "reviewed tomorrow": (with_statement(reviewed_on=TOMORROW), "statement, reviewed on", "has not come yet"),
    "sent tomorrow": (with_statement(sent_to_regulator_on=TOMORROW), "sent to regulator on", "has not come yet"),
    "a version reviewed tomorrow": (
        with_statement(number=(number_stated(3, reviewed_on=TOMORROW),)),
        "number, version 1, reviewed on",
        "not come",
    ),
    "a tie known tomorrow": (with_group(ties=(tie(on=TOMORROW),)), "tie 1, on", "has not come yet"),
    "a bar lifted first": (
        with_group(ties=(tie(lifted_by="M", lifted_by_role=MANAGER, lifted_on=LONG_AGO),)),
        "tie 1, lifted on",
        "before 'on'",
    ),
    "resolved tomorrow": (with_group(resolutions=(resolution(on=TOMORROW),)), "resolution 1, on", "has not come yet"),
    # What contradicts itself or says nothing.
    "there and not there": (with_home(has=("sprinklers",), lacks=("sprinklers",)), "home SC123456", "as not there"),
    "satisfied and breached": (
        with_home(
            conditions=(WordedCondition(since=YESTERDAY, words="x", satisfied_for=("R-1",), breached_for=("R-1",)),)
        ),
        "condition 1",
        "both as satisfying it and as not",
    ),
    "no category": (
        with_home(conditions=(CategoriesCondition(since=YESTERDAY, categories=()),)),
        "condition 1",
        "no category",
    ),
    "a task on no shift": (
        with_child(clinical_tasks=(TaskNeeded(task="injections", shifts=()),)),
        "task 1",
        "needed on no shift",
    ),
    "lifted by nobody": (
        with_group(ties=(tie(lifted_by_role=MANAGER, lifted_on=TODAY),)),
        "tie 1, lifted by",
        "by a named person on a day",
    ),
    "lifted on no day": (
        with_group(ties=(tie(lifted_by="M", lifted_by_role=MANAGER),)),
        "tie 1, lifted on",
        "by a named person on a day",
    ),
    "lifted by nobody knows who": (
        with_group(ties=(tie(lifted_by="M", lifted_on=TODAY),)),
        "tie 1, lifted by role",
        "by a named person on a day",
    ),
    "lifted by a child": (
        with_group(ties=(tie(lifted_by="M", lifted_by_role=Role.CHILD, lifted_on=TODAY),)),
        "tie 1, lifted by role",
        "only the registered manager",
    ),
    "resolved by a child": (
        with_group(resolutions=(resolution(role=Role.CHILD),)),
        "resolution 1, role",
        "cannot resolve",
    ),
    "heard without words": (with_referral(wishes=view(words=None)), "wishes", "heard but has no words"),
    "unasked with words": (with_referral(wishes=view(heard=Heard.NOT_YET_ASKED)), "wishes", "not yet asked"),
    "a resident's view without words": (
        with_resident(views=(NewcomerView(referral="R-1", view=view(words=None)),)),
        "resident K-1, view 1",
        "no words",
    ),
}
