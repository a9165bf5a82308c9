"""What a home can do to make a match: one lever is one file and one line here."""

from __future__ import annotations

from matching.lever import Lever
from matching.levers import (
    add_staff,
    approval,
    arrange,
    fit_bedroom,
    lift_to_waking,
    open_bedroom,
    revise_statement,
    safeguard,
    start_later,
    train_staff,
    variation,
)

LEVERS: tuple[Lever, ...] = (
    train_staff,
    lift_to_waking,
    add_staff,
    fit_bedroom,
    open_bedroom,
    arrange,
    safeguard,
    approval,
    start_later,
    revise_statement,
    variation,
)
