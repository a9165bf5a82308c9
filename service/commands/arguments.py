"""What several commands are asked with: which world, referral, home and day, and where the answer goes."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from typer import Argument, Option

from service.commands.dates import METAVAR, moment_typed

WorldGiven = Annotated[
    str, Argument(metavar="WORLD", help="A file of homes, groups and referrals, or example:NAME.", show_default=False)
]
ReferralGiven = Annotated[
    str | None, Option("--referral", metavar="ID", help="The referral; may be left out where there is only one.")
]
HomeGiven = Annotated[
    str | None, Option("--home", metavar="URN", help="The home; may be left out where there is only one.")
]
OwnGiven = Annotated[
    list[str] | None,
    Option("--own", metavar="URN", help="A home of your own: checked with who lives and works there."),
]
DayGiven = Annotated[
    datetime | None,
    Option(
        "--on",
        metavar=METAVAR,
        parser=moment_typed,
        help="The day of the assessment; else the day the world was recorded on.",
    ),
]
OutGiven = Annotated[
    Path | None, Option("--out", metavar="FILE", help="Write into this file, whole or not at all.", show_default=False)
]
ForceGiven = Annotated[bool, Option("--force", help="Write over a file that is already there.")]


class Format(StrEnum):
    """The forms an answer can take."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"


FormatGiven = Annotated[Format, Option("--format", help="Text, one web page, or data.")]
