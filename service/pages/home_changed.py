"""What the pages on which a home is changed have in common: for whom they are, and keeping what was typed."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from matching.errors import BadInput, Problem
from matching.world.home import Home
from service.access.action import Action
from service.access.kind import Kind
from service.actions.keep_home import KeepFacts, keep_home, nowhere_told
from service.actions.weigh_home import AskChange, weigh_home
from service.api.route import Needs
from service.pages.drafts import draft_in, sealed_draft
from service.pages.moments import there
from service.pages.page import NEW, Draft, Onward, Seat, Shown
from service.pages.readers import OF_A_HOME, OF_FACTS
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.desk import Desk
from service.records.home_facts import Facts
from service.records.public_words import WAY_OUT

READS = Needs(Action.READ, Kind.HOME, OF_FACTS, by="home")
KEEPS = Needs(Action.KEEP, Kind.HOME, OF_FACTS, by="home")
TELLS_OF_NO_CHILD = "tells-of-no-child"
"""The field in which somebody says so, who has read the words again."""
SINCE = "Give the day from which it is so: today, or one before."
NO_VERSION = Problem("form", "it does not say from which version it was made", "Open the page anew.")
TOO_OLD = Problem("form", "it was made by somebody else, or too long ago", "Send the filled form again.")
NOTHING_DIFFERS = Problem("form", "nothing differs from what is written down", "Change what is no longer so.")


def with_ways(desk: Desk, home: str) -> str | None:
    """The home, where its pages are for this person; None where only these are, and no ways to others are shown."""
    held = ((each.kind, each.home) for each in desk.actor.held)
    return home if any(kind in OF_A_HOME and at == home for kind, at in held) else None


def only_home(desk: Desk) -> str | None:
    """The home where somebody works who works at one: its pages are linked on those of children. None: no one home."""
    at = {each.home for each in desk.actor.held if each.kind in OF_A_HOME}
    return at.pop() if len(at) == 1 else None


def words_of(seat: Seat, now: Facts) -> dict[str, Any]:
    """What each of the pages is given."""
    return {
        "here": "/facts",
        "way": f"/desk/homes/{now.home}/facts",
        "facts": now,
        "named": now.record,
        "today": there(seat.desk.now).date().isoformat(),
    }


def kept(seat: Seat, sent: Sent, now: Facts, record: Home, then: str = "") -> Onward:
    """Keeps it from the day that was typed. Raises ChangedSince, and BadInput with everything that is wrong."""
    if record == now.record and sent["version"] == now.version:
        raise BadInput([NOTHING_DIFFERS])
    asked = KeepFacts(
        home=now.home,
        version=version_in(sent),
        since=since_in(sent),
        record=record,
        tells_of_no_child=bool(sent[TELLS_OF_NO_CHILD]),
    )
    keep_home(seat.desk, asked)
    return Onward(f"/desk/homes/{now.home}/facts{then}")


def may_be_said_of_nobody(draft: Draft) -> bool:
    """Whether public words were found in which a child may be told of: who has read them may say that none is."""
    return any(each.way_out == WAY_OUT for each in draft.problems)


def version_in(sent: Sent) -> str:
    """From which version the form was made. Raises BadInput."""
    first, _, second = sent["version"].partition(".")
    if not (first.isdecimal() and second.isdecimal() and len(sent["version"]) < len("9.9") * 6):
        raise BadInput([NO_VERSION])
    return sent["version"]


def since_in(sent: Sent) -> date | None:
    """From which day it is so. Raises BadInput."""
    typed = Typed(sent)
    found = typed.day("since", SINCE)
    typed.must_be_right()
    return found


def to_be_confirmed(seat: Seat, home: str, record: Home, draft: Draft = NEW) -> Shown:
    """What differs and what it undoes, with the way to keep it. Raises BadInput with every problem of the change."""
    found = weigh_home(seat.desk, AskChange(home=home, record=record))
    path = f"/desk/homes/{home}/facts/keep"
    packed = base64.b64encode(zlib.compress(record.model_dump_json().encode())).decode()
    desk, store = seat.desk, seat.visit.ground.store
    words = {
        "here": "/facts",
        "way": f"/desk/homes/{home}/facts",
        "named": record,
        "weighed": found,
        "ask_again": may_be_said_of_nobody(draft),
        "postcode_unknown": nowhere_told(record),
        "today": there(desk.now).date().isoformat(),
        "sealed": sealed_draft(store, desk.actor.person, path, Sent({"home": packed}), seat.visit.now),
    }
    return Shown("home_keep.html", "What would change", words, home=with_ways(desk, home))


def sealed_in(seat: Seat, sent: Sent, home: str) -> Home:
    """The home that was looked over on the page before. Raises BadInput for what is not this person's, or too old."""
    store, path = seat.visit.ground.store, f"/desk/homes/{home}/facts/keep"
    packed = draft_in(store, seat.desk.actor.person, path, sent["draft"], seat.visit.now)["home"]
    if not packed:
        raise BadInput([TOO_OLD])
    return Home.model_validate_json(zlib.decompress(base64.b64decode(packed)))


def places(more: Mapping[str, str]) -> dict[str, str]:
    """The fields that problems belong to; what is of no field is told at the form."""
    return {"": "form", "since": "since", **more}
