"""What 12 months are where the law limits something in any 12 months.

12 months to a day begin on the day after the same date a year before, and so have 366 days where a 29 February lies
among them. Project judgement: Care Planning, Placement and Case Review (England) Regulations 2010, reg 48(2), says
"12 months" and not how to count them; a month in an Act is a calendar month (Interpretation Act 1978, Sch 1).
"""

from __future__ import annotations

from datetime import date


def a_year_before(day: date) -> date:
    """The same date in the year before; 28 February for a 29 February. The 12 months to the day begin on the next."""
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap_day else day.day)
