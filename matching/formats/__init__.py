"""The file formats that come in and go out. One format is one file and one line here.

FORMATS hold one record in one file. EXCHANGES are tables that other programs keep: one file or several that belong
together.
"""

from __future__ import annotations

from typing import Any

from matching.exchange import Exchange
from matching.format import Format
from matching.formats import (
    home_table,
    home_workbook,
    json_allocation,
    json_home,
    json_period,
    json_referral,
    json_world,
    period_workbook,
    placements_standard,
    provider_list,
    referral_table,
    referral_workbook,
    resident_workbook,
    safeguarding_dataset,
    ssda903,
    vacancy_table,
)

FORMATS: tuple[Format[Any], ...] = (
    json_world,
    json_referral,
    json_home,
    json_period,
    json_allocation,
    referral_workbook,
    home_workbook,
    resident_workbook,
    period_workbook,
)

EXCHANGES: tuple[Exchange[Any], ...] = (
    ssda903,
    safeguarding_dataset,
    provider_list,
    home_table,
    vacancy_table,
    referral_table,
    placements_standard,
)
