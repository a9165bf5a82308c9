"""Every page, in the order in which people come to them. One page is one file here and one line in PAGES."""

from __future__ import annotations

from service.pages.each import (
    accessibility,
    answer,
    arrival,
    children,
    decided,
    decision,
    desk,
    emergency,
    learnt,
    looked,
    plan,
    referral,
    review,
    reviews,
    sign,
    sign_in,
    sign_out,
    signed,
    statement,
    task,
    waiting,
)
from service.pages.page import Page

PAGES: tuple[Page, ...] = (
    sign_in.PAGE,
    sign_out.PAGE,
    accessibility.PAGE,
    desk.PAGE,
    waiting.PAGE,
    referral.PAGE,
    emergency.PAGE,
    answer.PAGE,
    decision.PAGE,
    sign.PAGE,
    signed.PAGE,
    plan.PAGE,
    task.PAGE,
    decided.PAGE,
    arrival.PAGE,
    reviews.PAGE,
    review.PAGE,
    learnt.PAGE,
    statement.PAGE,
    children.PAGE,
    looked.PAGE,
)
