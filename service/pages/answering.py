"""How a declared page is served: nothing is shown or taken that was not asked for as it declares.

What is sent is done once, then the browser is sent on to a page it can load again. Where it cannot be done the form
comes back with everything that was typed and every problem; where the session has ended, after signing in.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from matching.errors import BadInput, Problem
from service.access.action import Action
from service.api.cookie import clearing, going_held_in, setting, setting_going, token_in
from service.api.problem import Trouble, not_there, trouble
from service.api.route import Needs, Open, Own
from service.api.turns import READERS, in_turn
from service.api.visit import Ground, Visit
from service.pages.anew import ANEW
from service.pages.drafts import draft_in, sealed_draft
from service.pages.frame import rendered
from service.pages.page import NEW, Draft, Files, Form, Onward, Page, Paper, Seat, Shown
from service.pages.parts import MEDIA_TYPE, read_parts
from service.pages.sent import NoForm, Sent, read_form
from service.pages.tokens import is_mark
from service.pages.too_long import must_not_be_too_long
from service.pages.working import Asked, worked, worked_out
from service.records.desk import Desk
from service.records.differing import ChangedSince
from service.records.kept_answers import AskedOtherwise, Once, Said
from service.records.sessions import NotSignedIn, whose_it_was
from service.records.sign_ins import TooManyTries

SIGN_IN = "/desk/sign-in"
FORM = "application/x-www-form-urlencoded"
MEDIA_TYPES = {
    "ics": "text/calendar; charset=utf-8",
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
SEE_OTHER = 303
SHORTEST_KEY, LONGEST_KEY = 16, 128


@dataclass(frozen=True)
class Came:
    """A request as it came."""

    page: Page
    ground: Ground
    request: Request
    body: bytes = field(repr=False)
    notice: str | None = None

    @property
    def given(self) -> dict[str, str]:
        """The ids in the path."""
        return {name: str(value) for name, value in self.request.path_params.items()}

    def visit(self, token: str | None = None) -> Visit:
        """The visit, in the session of the cookie or in another that it goes on under."""
        request = self.request
        cookie, served = request.headers.get("cookie", ""), self.ground.served
        found = token_in(cookie, served) or "" if token is None else token
        address, going = request.client.host if request.client else "", going_held_in(cookie, served) or ""
        return Visit(self.ground, self.ground.clock(), address, found, going=going)

    def seat(self, visit: Visit, desk: Desk | None) -> Seat:
        """Where the page is looked at from."""
        return Seat(visit, desk, dict(self.request.query_params), self.notice)

    def asked_by(self, visit: Visit, does: Open | Own | Needs) -> Asked:
        """What is asked of which records, and by whom."""
        return Asked(visit, does, self.given)


def shown(came: Came) -> Response:
    """The page, or the way to sign in first."""
    try:
        return _seen(came, came.visit(), NEW)
    except NotSignedIn:
        return RedirectResponse(f"{SIGN_IN}?then={came.request.url.path}", SEE_OTHER)


def taken(came: Came, form: Form) -> Response:
    """What comes of what was sent. Raises Trouble."""
    sent = _sent(came, form)
    visit = came.visit()
    try:
        if sent["draft-kept"]:
            return _seen(came, visit, Draft(_draft_kept(came, visit, sent["draft-kept"])))
        if not isinstance(form.does, Open) and not _is_of_this_form(visit, sent):
            return _seen(came, visit, Draft(sent, (ANEW,)), 422)
        if sent["go-back"]:
            return _seen(came, visit, Draft(sent))
        return _done(came, form, visit, sent)
    except NotSignedIn:
        return _sign_in_first(came, visit, sent)


LOOK_AGAIN = "See what stands now; if yours still holds, send it again."
SENT_BEFORE = Problem("form", "this form was sent before, with other words in it", "Look it over and send it again.")


def _differs(problem: Problem) -> Problem:
    """A place that somebody else has changed, named in the sentence: it is seldom a field of the form."""
    return Problem("form", f"{problem.where.removeprefix('sheet, ')}: {problem.what}", LOOK_AGAIN, problem.rank)


def _sent(came: Came, form: Form) -> Sent:
    content_type = came.request.headers.get("content-type", "")
    media_type = content_type.partition(";")[0].strip().lower()
    try:
        if form.files is not None and media_type == MEDIA_TYPE:
            return read_parts(content_type, came.body, form.files.field)
        if media_type == FORM:
            return read_form(came.body)
    except NoForm:
        pass
    raise trouble(415, "no-form", "What was sent is not the form of this page.", "Open the page and send its form.")


def _is_of_this_form(visit: Visit, sent: Sent) -> bool:
    return is_mark(visit.ground.store, visit.token, sent["mark"]) and SHORTEST_KEY <= len(sent["key"]) <= LONGEST_KEY


def _draft_kept(came: Came, visit: Visit, letters: str) -> Sent:
    with visit.ground.store.transaction() as t:
        person = whose_it_was(t, visit.token) or ""
    return draft_in(visit.ground.store, person, came.request.url.path, letters, visit.now)


def _sign_in_first(came: Came, visit: Visit, sent: Sent) -> Response:
    """The page to sign in on, with the draft in it, sealed for the person whose session it was."""
    with visit.ground.store.transaction() as t:
        person = whose_it_was(t, visit.token)
    path = came.request.url.path
    letters = "" if person is None else sealed_draft(visit.ground.store, person, path, sent, visit.now)
    words = {"then": path, "draft": letters, "ended": True}
    page = rendered(came.seat(visit, None), Shown("sign_in.html", "Sign in", words))
    return HTMLResponse(page, 401, {"WWW-Authenticate": "Session"})


def _seen(came: Came, visit: Visit, draft: Draft, status: int | None = None) -> Response:
    page = came.page
    if page.show is None:
        raise not_there()
    show, besides = page.show, dict[str, str]()

    def looked(desk: Desk | None) -> Any:
        return show(came.seat(visit, desk), draft, **came.given)

    def said(desk: Desk | None, found: Shown | Onward | Paper) -> Said:
        if isinstance(found, Onward):
            if found.going:
                besides["Set-Cookie"] = setting_going(found.going, came.ground.served)
            return Said(SEE_OTHER, found.path.encode())
        if isinstance(found, Paper):
            return Said(200, found.content)
        places = page.form.places if page.form else {}
        if found.reload_seconds is not None:
            besides["Refresh"] = str(found.reload_seconds)
        return Said(status or found.status, rendered(came.seat(visit, desk), found, draft, places).encode())

    asked = came.asked_by(visit, page.does)
    found = worked_out(asked, looked) if page.takes_long else looked
    response = _answer(worked(asked, lambda desk: said(desk, found(desk))), page.gives)
    for name, value in besides.items():
        response.headers.append(name, value)
    return response


def _done(came: Came, form: Form, visit: Visit, sent: Sent) -> Response:
    try:
        must_not_be_too_long(sent)
        if form.proves is not None:
            visit = replace(visit, token=form.proves(visit, sent))
        response = _taken_once(came, form, visit, sent)
    except ChangedSince as found:
        response = _seen(came, visit, Draft(sent.without("version"), tuple(map(_differs, found.problems))), 412)
    except BadInput as found:
        response = _seen(came, visit, Draft(sent, found.problems), 422)
    except AskedOtherwise:
        response = _seen(came, visit, Draft(sent, (SENT_BEFORE,)), 422)
    if form.proves is not None and visit.token != came.visit().token:
        response.headers["Set-Cookie"] = setting(visit.token, came.ground.served)
    return response


def _taken_once(came: Came, form: Form, visit: Visit, sent: Sent) -> Response:
    tokens: list[str | None] = [None, None]
    ready = sent if form.files is None else _files_read(came, form, form.files, visit, sent)

    def work(desk: Desk | None) -> Said:
        seat = came.seat(visit, desk)
        found = form.take(seat, ready, **came.given)
        tokens[:] = found.token, found.going if isinstance(found, Onward) else None
        if isinstance(found, Shown):
            return Said(found.status, rendered(seat, found, Draft(sent), form.places).encode())
        return Said(SEE_OTHER, found.path.encode())

    once = None
    if isinstance(form.does, Needs) and form.once:
        asked = f"{came.request.url.path}\n".encode() + (sent.as_asked() if sent.files else came.body)
        once = Once(sent["key"], asked, for_ever=form.does.action is Action.DECIDE)
    said = worked(came.asked_by(visit, form.does), work, once)
    response = _answer(said)
    _begin_or_end(response, tokens[0], came.ground)
    if tokens[1] == "":
        response.headers.append("Set-Cookie", setting_going("", came.ground.served))
    return response


def _files_read(came: Came, form: Form, files: Files, visit: Visit, sent: Sent) -> Sent:
    """The files made ready while nobody waits for the records. Raises BadInput, and Trouble before any is opened."""
    does, given = form.does, came.given

    def allowed(desk: Desk | None) -> Said:
        if desk is not None and isinstance(does, Needs):
            if does.by is None:
                desk.all_that_may(does.action, does.kind)
            else:
                desk.ask(does.action, does.kind, given[does.by])
        return Said(200, b"")

    worked(came.asked_by(visit, does), allowed)
    return in_turn(lambda: files.read(sent), READERS)


def _answer(said: Said, file: str | None = None) -> Response:
    """A page or a file, or the way to the next page."""
    onward = said.status == SEE_OTHER
    if file is not None and not onward:
        headers = {"Content-Disposition": f'attachment; filename="{file}"'}
        return Response(said.body, media_type=MEDIA_TYPES[file.rpartition(".")[2]], headers=headers)
    return RedirectResponse(said.body.decode(), SEE_OTHER) if onward else HTMLResponse(said.body, said.status)


def _begin_or_end(response: Response, token: str | None, ground: Ground) -> None:
    if token is not None:
        response.headers["Set-Cookie"] = setting(token, ground.served) if token else clearing(ground.served)
    if token == "":
        response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'


__all__ = ["Came", "TooManyTries", "Trouble", "shown", "taken"]
