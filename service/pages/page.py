"""What a page says of itself: where it is, what it shows of which record and for whom, and what can be done on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from matching.errors import Problem
from service.api.route import Needs, Open, Own
from service.api.visit import Visit
from service.pages.sent import NOTHING, Sent
from service.records.desk import Desk


@dataclass(frozen=True)
class Draft:
    """What somebody typed into a form that is shown again, and what is wrong with it. Empty: the form is new."""

    sent: Sent = NOTHING
    problems: tuple[Problem, ...] = ()


NEW = Draft()


@dataclass(frozen=True)
class Seat:
    """Who looks at a page, and what they work with."""

    visit: Visit
    at: Desk | None
    """None: the page is for anybody, and reads no records."""
    query: Mapping[str, str] = field(default_factory=dict)
    notice: str | None = None
    """What is said on top of every page. None: nothing."""

    @property
    def desk(self) -> Desk:
        """Where records are read. Raises ValueError on a page for anybody."""
        if self.at is None:
            raise ValueError("a page for anybody reads no records")
        return self.at


@dataclass(frozen=True)
class Shown:
    """A page as it is shown: its template, its title and what is put into it."""

    template: str
    title: str
    words: Mapping[str, Any] = field(default_factory=dict)
    home: str | None = None
    """The home whose pages are linked at the top, by the id of its row."""
    status: int = 200
    token: str | None = field(default=None, repr=False)
    """Of a session that begins with it. None: none does."""
    reload_seconds: int | None = None
    """After how many seconds the browser asks for it again by itself. None: it does not."""


@dataclass(frozen=True)
class Onward:
    """What was asked was done, and this page is to be seen next. `token`: of a session that begins, or "" to end it."""

    path: str
    token: str | None = field(default=None, repr=False)
    going: str | None = field(default=None, repr=False)
    """What the browser is to hold of its way to a provider, or "" to let go of it."""


@dataclass(frozen=True)
class Paper:
    """A file that is given to be kept or printed, in place of a page."""

    content: bytes = field(repr=False)


Answer = Shown | Onward | Paper
Show = Callable[..., Answer | Callable[[], Answer]]
"""Of a seat, a draft, and the ids in the path by name."""
Take = Callable[..., "Shown | Onward"]
"""Of a seat, what was sent, and the ids in the path by name. Raises BadInput; the page is then shown with it."""


@dataclass(frozen=True)
class Files:
    """Files that may be sent with a form: their field, and how many bytes all that is sent may have."""

    field: str
    most_bytes: int
    read: Callable[[Sent], Sent]
    """What is done with them before the records are opened, for whoever may send the form. Raises BadInput."""


@dataclass(frozen=True)
class Form:
    """What can be sent on a page. `places`: the field that a problem belongs to, by how its place begins."""

    does: Open | Own | Needs
    take: Take
    places: Mapping[str, str] = field(default_factory=dict)
    once: bool = True
    """Whether sending the same form twice does what it does once; False where it only leads to the next step."""
    files: Files | None = None
    """Where files are sent with it."""
    proves: Callable[[Visit, Sent], str] | None = None
    """Where the person has to prove anew who they are: does so, for the token that the session goes on under."""


@dataclass(frozen=True)
class Page:
    """One page. `show` is None where something is only sent there."""

    path: str
    does: Open | Own | Needs
    show: Show | None
    form: Form | None = None
    gives: str | None = None
    """The name of the file that it gives, which says nothing of a child. None: it is a page."""
    takes_long: bool = False
    """`show` looks, and gives what works the page out while nobody waits for the records. Then all that was looked at
    is asked for again, and noted."""
