"""Every rule that a plan must keep, each read anew. One rule is one file and one line here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.rules import (
    alone,
    apart,
    arrivals,
    assessed_nights,
    available,
    bedroom_for_each,
    bedroom_open,
    bedroom_suits,
    diary_most,
    first_stay,
    given_up,
    group_alike,
    group_draw,
    history,
    holiday_nights,
    home_open,
    in_period,
    known_names,
    least_gap,
    limit_of_12_months,
    limit_of_a_stay,
    living,
    notice,
    one_guest_a_bedroom,
    overlap,
    pattern,
    places,
    promised_in_plan,
    staff_on_shift,
    stated_number,
    stay_length,
    stays_most,
    suited,
    tea_visits,
    trained_by_name,
    trained_for_all,
    trained_people,
    turnaround,
    weekend_nights,
)
from matching.short_breaks.verifying.verdict import Broken


class Rule(Protocol):
    """A rule's file: its first line says what must hold."""

    ID: str

    def broken(self, reading: Reading) -> Iterator[Broken]:
        """Every place where the plan breaks it, in a stable order."""
        ...


RULES: tuple[Rule, ...] = (
    known_names,
    promised_in_plan,
    history,
    in_period,
    home_open,
    suited,
    available,
    given_up,
    pattern,
    stay_length,
    notice,
    tea_visits,
    first_stay,
    bedroom_for_each,
    bedroom_suits,
    bedroom_open,
    one_guest_a_bedroom,
    turnaround,
    places,
    stated_number,
    staff_on_shift,
    trained_people,
    trained_for_all,
    trained_by_name,
    group_draw,
    arrivals,
    group_alike,
    apart,
    living,
    alone,
    overlap,
    least_gap,
    assessed_nights,
    stays_most,
    diary_most,
    weekend_nights,
    holiday_nights,
    limit_of_a_stay,
    limit_of_12_months,
)
