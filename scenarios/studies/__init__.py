"""The studies, in the order they are listed. One study is one file and one line here."""

from __future__ import annotations

from scenarios.studies import (
    double_referrals,
    epilepsy_rescue,
    epilepsy_team,
    fairness_year,
    fit_before_waiting,
    lose_a_home,
    one_phone_call,
    three_bed_home,
    waking_night,
    wider_ages,
)
from scenarios.studies.study import Study

STUDIES: tuple[Study, ...] = (
    one_phone_call,
    epilepsy_rescue,
    epilepsy_team,
    waking_night,
    wider_ages,
    three_bed_home,
    lose_a_home,
    double_referrals,
    fairness_year,
    fit_before_waiting,
)
