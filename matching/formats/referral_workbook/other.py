"""The form's questions on family, areas, earlier placements, wishes, enquiries, papers and interests."""

from __future__ import annotations

from matching.workbook.cells import WHOLE, YES_NO, one_of
from matching.workbook.layout import Column, Form, Sheet, Table
from matching.workbook.of_a_child import sheet_of_likes
from matching.workbook.questions import IDENT, IDENTS, SAID_BY, day, number, place, words
from matching.workbook.rows import Listed
from matching.world.child import Heard
from matching.world.papers import papers_asked_for
from matching.world.referral import ApprovalKind, Bond

IF_NONE = "If you asked and there are none, choose 'none' below."

FAMILY_TIME = Table(
    f"Whom the child sees, how often, and how far they can travel. {IF_NONE}",
    Listed("contact"),
    (
        words("who", "With whom"),
        number("times_a_month", "Times a month"),
        *place("place", "Their place"),
        number("furthest_miles", "Furthest they can travel in miles"),
        Column("must_not_know_address", "Must they not know the address", YES_NO, needed=True),
    ),
    none="contact",
)

FAMILY = Table(
    f"The child's family, and who holds parental responsibility. {IF_NONE}",
    Listed("family"),
    (
        words("who", "Who"),
        Column("holds_parental_responsibility", "Do they hold parental responsibility", YES_NO, "Blank: not known."),
        words("note", "What else to know"),
    ),
    none="family",
)

SIBLINGS = Table(
    f"Brothers and sisters about whose living together something has been decided. {IF_NONE}",
    Listed("siblings"),
    (
        Column("child", "Brother's or sister's id", IDENT, "The id of the child, not the name."),
        Column("bond", "What has been decided", one_of(Bond), width=26),
        Column("said_by", "Who says so", SAID_BY, width=22),
        words("why", "Why"),
        words("lives_elsewhere", "Where they live", "Only if they are not referred and in no home here."),
    ),
    none="siblings",
    once=("child",),
)

AREAS = Table(
    f"Places the child should be kept away from. {IF_NONE}",
    Listed("avoid"),
    (
        words("name", "Area"),
        *place("place", "Its place"),
        Column("within_miles", "Within how many miles", WHOLE, needed=True),
        words("why", "Why"),
    ),
    none="avoid",
)

HISTORY = Table(
    f"Where the child has lived in care before, and why each placement ended. {IF_NONE}",
    Listed("history"),
    (
        words("kind", "Kind of placement"),
        day("began", "Began"),
        day("ended", "Ended"),
        words("why_it_ended", "Why it ended"),
    ),
    none="history",
)

WISHES = Form(
    "What the child wishes and feels about the stay, in the child's own words or as seen. Blank: nothing is recorded.",
    (
        Column("wishes.heard", "How the child was heard", one_of(Heard)),
        day("wishes.on", "On which day", "If not yet asked: the day this was written down."),
        words("wishes.words", "What the child said, or what was seen"),
        words("wishes.why_not", "If not yet asked, why"),
        Column("wishes.told_to", "Whom the child told", SAID_BY),
        Column("wishes.welcomes", "Is the child for it", YES_NO, "Leave blank if that is left open."),
    ),
)

ENQUIRIES = Table(
    "People asked about the child, and what they said. Leave the answer blank while it is awaited.",
    Listed("enquiries"),
    (
        Column("asked", "Who was asked", SAID_BY, width=22),
        day("asked_on", "Asked on"),
        Column("about", "About what", IDENTS, "The needs, by their ids.", width=30),
        day("answered_on", "Answered on"),
        words("said", "What they said"),
    ),
)

APPROVALS = Table(
    "Approvals and agreements given.",
    Listed("approvals"),
    (
        Column("kind", "Approval", one_of(ApprovalKind), width=34),
        Column("by", "Given by", SAID_BY, width=26),
        words("name", "Their name"),
        day("on", "On which day"),
    ),
)

PAPERS = Table(
    f"Papers that have come. {IF_NONE}",
    Listed("papers"),
    (Column("", "Paper", IDENT, f"Such as: {', '.join(paper.id for paper in papers_asked_for())}.", width=40),),
    none="papers",
)

BREAKS = Table(
    f"Short breaks in the year before the first night asked for. {IF_NONE}",
    Listed("previous_breaks"),
    (
        day("first_night", "First night"),
        number("nights", "Nights"),
        Column("urn", "Home (URN)", IDENT, "Where it was. Blank: not known.", width=14),
    ),
    none="previous_breaks",
)

OTHER_SHEETS = (
    Sheet("Family", (FAMILY,)),
    Sheet("Family time", (FAMILY_TIME,)),
    Sheet("Siblings", (SIBLINGS,)),
    Sheet("Areas to avoid", (AREAS,)),
    Sheet("Earlier placements", (HISTORY,)),
    Sheet("Wishes", (WISHES,)),
    Sheet("Enquiries", (ENQUIRIES,)),
    Sheet("Approvals and papers", (APPROVALS, PAPERS)),
    Sheet("Earlier short breaks", (BREAKS,)),
    sheet_of_likes("child"),
)
