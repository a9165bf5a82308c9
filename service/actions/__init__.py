"""What people do with the records: one action is one file and one line in ACTIONS.

Each asks whether it may, has one frozen world handed out, lets the engine answer, and writes down what was done.
"""

from __future__ import annotations

from typing import Any

from service.actions import (
    allocate_period,
    cancel_stay,
    choose_remedies,
    decide,
    decided,
    enter_referrals,
    hold_review,
    keep_package,
    keep_period,
    keep_request,
    log_answer,
    log_enquiry,
    publish_allocation,
    read_check,
    read_decision,
    read_entitlement,
    read_period,
    read_plan,
    read_referral,
    read_reviews,
    receive_referrals,
    record_arrival,
    run_check,
    see_allocation,
    stop_allocation,
    take_emergency,
    update_task,
    waiting,
    what_we_learnt,
    what_would_help,
    who_looked,
)
from service.actions.act import Act

ACTIONS: tuple[Act[Any, Any], ...] = (
    waiting.ACT,
    read_referral.ACT,
    enter_referrals.ACT,
    receive_referrals.ACT,
    run_check.ACT,
    read_check.ACT,
    log_enquiry.ACT,
    log_answer.ACT,
    what_would_help.ACT,
    choose_remedies.ACT,
    read_plan.ACT,
    update_task.ACT,
    take_emergency.ACT,
    decide.ACT,
    decided.ACT,
    read_decision.ACT,
    record_arrival.ACT,
    read_reviews.ACT,
    hold_review.ACT,
    what_we_learnt.ACT,
    who_looked.ACT,
    keep_period.ACT,
    keep_package.ACT,
    keep_request.ACT,
    read_period.ACT,
    allocate_period.ACT,
    see_allocation.ACT,
    stop_allocation.ACT,
    publish_allocation.ACT,
    cancel_stay.ACT,
    read_entitlement.ACT,
)
