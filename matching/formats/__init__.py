"""The file formats that come in and go out. One format is one file and one line here."""

from __future__ import annotations

from typing import Any

from matching.format import Format
from matching.formats import home_workbook, json_home, json_referral, json_world, referral_workbook

FORMATS: tuple[Format[Any], ...] = (json_world, json_referral, json_home, referral_workbook, home_workbook)
