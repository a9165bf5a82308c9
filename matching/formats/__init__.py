"""The file formats that come in and go out. One format is one file and one line here."""

from __future__ import annotations

from typing import Any

from matching.format import Format
from matching.formats import (
    home_workbook,
    json_allocation,
    json_home,
    json_period,
    json_referral,
    json_world,
    period_workbook,
    referral_workbook,
)

FORMATS: tuple[Format[Any], ...] = (
    json_world,
    json_referral,
    json_home,
    json_period,
    json_allocation,
    referral_workbook,
    home_workbook,
    period_workbook,
)
