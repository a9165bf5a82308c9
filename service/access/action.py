"""What can be done with a record. Every page, command and job says which of these it does."""

from __future__ import annotations

from enum import StrEnum


class Action(StrEnum):
    READ = "read"
    WRITE = "write"
    SEND = "send to a home"
    PLACE = "place an authority's children"
    ASSESS = "run the match check"
    DECIDE = "sign a decision"
    PLAN = "plan short breaks"
    KEEP = "keep what is true of a home"
    RELEASE = "release a statement"
    READ_AUDIT = "read who has looked"
    DESTROY = "destroy or hold a record"
    VERIFY = "verify the ledger"
    MANAGE_PEOPLE = "manage people"
    SIGN_IN = "sign in"
    SIGN_OUT = "sign out"
    PROVE_AGAIN = "prove again who they are"
    LINK = "link to whom a provider knows"
    UNLINK = "take that link away"
    BE_ENDED = "have their account ended"
    KEEP_FROM = "keep a record from somebody"
    BE_KEPT_FROM = "have a record kept from them"
    BE_LET_SEE = "be let see a record again"
