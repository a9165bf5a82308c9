"""Every command a person can type, by the file that answers it, each with the first sentence of its help."""

from __future__ import annotations

from service.commands.when_typed import Group

GROUPS = (
    Group(
        "service.commands.questions",
        {
            "check": "Check how a referral and a home match, and why: findings and a range, never a decision.",
            "enquiries": "Show what to ask next and whom: first the questions that could change the answer most.",
            "compare": "Show what differs between two checks of one referral, and because of what.",
        },
    ),
    Group(
        "service.commands.searching",
        {
            "search": "Show which homes of a world could be one for a child, in order, and what keeps the others out.",
        },
    ),
    Group(
        "service.commands.placing",
        {
            "place": (
                "Look for a home for every child referred, all at once: what is proven of the "
                "plan, and what it gives up."
            ),
        },
    ),
    Group(
        "service.commands.remedying",
        {
            "remedies": "Show the smallest sets of changes that would make it a match, and what each takes.",
        },
    ),
    Group(
        "service.commands.statements",
        {
            "statement": "Keep a statement of purpose a living document.",
        },
    ),
    Group(
        "service.commands.workbooks",
        {
            "referral": "The referral form that a placing authority fills in.",
            "home": "The form on which a home says what is true of it today.",
            "resident": "The form on which a home tells of a child who lives there.",
        },
    ),
    Group(
        "service.commands.gathering",
        {
            "gather": "Put homes, the children living there and referrals together into one world.",
        },
    ),
    Group(
        "service.commands.exchanging",
        {
            "import": "Take in the tables that councils, Ofsted and homes keep.",
            "export": "Give out tables for other programs.",
        },
    ),
    Group(
        "service.commands.breaks",
        {
            "breaks": (
                "Who stays which nights at a home for short breaks: fairly, with a proof, and "
                "with a reason for every family."
            ),
        },
    ),
    Group(
        "service.commands.studying",
        {
            "studies": "List the studies, each with the question it asks.",
            "study": "Try one change on made-up regions, or your own world: before and after, who gains and who loses.",
        },
    ),
    Group(
        "service.commands.sufficing",
        {
            "sufficiency": (
                "Show which capability, in which place, would have opened how many referrals, "
                "counted anew for each row."
            ),
        },
    ),
    Group(
        "service.commands.sweeping",
        {
            "sweep": "Run studies on many made-up worlds, on processes or a cluster, and sum up what each found.",
        },
    ),
    Group(
        "service.commands.yearly",
        {
            "year": (
                "Live the same made-up years under three ways of deciding whom to offer where, "
                "and compare what came of them."
            ),
        },
    ),
    Group(
        "service.commands.reference",
        {
            "rules": "Show every rule: its sentence, what it rests on, and how far it can go.",
            "schema": "Show the shape of a record as JSON Schema.",
        },
    ),
    Group(
        "service.commands.examples",
        {
            "worlds": "List the example worlds, each with its story in one sentence.",
            "world": "Write an example world as JSON, to look at or to change.",
        },
    ),
    Group(
        "service.commands.regions",
        {
            "region": "Write a made-up region of a size: homes, who lives there, and who is referred.",
        },
    ),
    Group(
        "service.commands.demonstrating",
        {
            "demo": "Show what Placewell does, on made-up children: as pages to walk about in, or as a story.",
        },
    ),
    Group(
        "service.commands.records",
        {
            "doctor": (
                "Say where the records are and how safely they are kept, how people sign in, "
                "and what may be worked out here."
            ),
            "verify": (
                "Work every ledger of signed decisions out again, and hold it against "
                "checkpoints that were kept elsewhere."
            ),
            "ledgers": (
                "Write out each ledger with a checkpoint, and a program of one page that checks them with Python alone."
            ),
            "backup": (
                "Copy the records while they are in use, look through the copy, and keep it "
                "encrypted under the root key."
            ),
            "restore": "Put a backup into a new place, looked through and held against checkpoints first.",
            "keys": "The keys that names, health and free text are sealed with.",
        },
    ),
    Group(
        "service.commands.taking_in",
        {
            "take-in": (
                "Take homes, their statements and who lives there into the records, or what of them has changed."
            ),
        },
    ),
    Group(
        "service.commands.serving",
        {"serve": "Serve the records, begun where there are none yet; on this machine alone unless told otherwise."},
    ),
    Group(
        "service.commands.hazards",
        {"hazards": "Say what could go wrong for a child, what is done against it, and what is not built."},
    ),
    Group(
        "service.commands.transparency",
        {
            "transparency": "Write the draft of a transparency record: how a decision is made, what is left to say.",
        },
    ),
    Group("service.commands.users", {"user": "The people who work with the records."}),
)
