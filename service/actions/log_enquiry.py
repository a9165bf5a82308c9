"""Logs an enquiry about a referred child: whom the home asked, how, when, and about what. The answer is awaited."""

from __future__ import annotations

from matching.world.facts import Role
from matching.world.record import Ident, Moment, Record, Text
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.home_enquiries import log
from service.records.learnt import HomeEnquiry, How


class LogEnquiry(Record):
    """Who was asked about which referral."""

    home: str
    referral: str
    asked: Role
    whom: Text | None = None
    """The name of who was asked."""
    how: How
    asked_at: Moment
    about: tuple[Ident, ...] = ()
    """The names of the matters asked about, as the list of what to ask next has them."""
    question: Text | None = None


class LoggedEnquiry(Record):
    """The enquiry, by its id: the answer is written down under it."""

    enquiry: str


def log_enquiry(desk: Desk, asked: LogEnquiry) -> LoggedEnquiry:
    """Written down as the home's own. Raises BadInput with every problem in it."""
    said = {name: value for name, value in asked if name not in ("home", "referral")}
    return LoggedEnquiry(enquiry=log(desk, asked.home, asked.referral, HomeEnquiry(**said)))


ACT = Act("log an enquiry", Kind.REFERRAL, Action.ASSESS, LogEnquiry, LoggedEnquiry, log_enquiry)
