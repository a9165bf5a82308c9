"""What the form of a decision says: read into what is asked, and told again in words before it is signed."""

from __future__ import annotations

from collections.abc import Iterator

from matching.report_words import day, sentence_case
from matching.world.child import Heard, View
from matching.world.facts import Role
from service.actions.decide import Decide
from service.assessing.shown import Shown as Checked
from service.assessing.unknowns import Accepted
from service.ledger.document import Decided
from service.pages.sent import Sent
from service.pages.typed import Typed

BECAUSE = "because-"
PLACES = {
    "assessment": "form",
    "corrects": "form",
    "decided": "decided",
    "conditions": "conditions",
    "differs because": "differs",
    "critical unknown": BECAUSE,
    "child's wishes, on": "heard-on",
    "child's wishes": "wishes",
}
"""The field that each problem of a decision belongs to."""


def decide_from(sent: Sent, assessment: str, checked: Checked) -> Decide:
    """What is asked. Nothing is filled in that was not typed. Raises BadInput with everything that is missing."""
    typed = Typed(sent)
    decided = typed.choice("decided", Decided, "Choose what you decide.")
    reasons = typed.words("reasons", "Write your reasons, in your own words.")
    wishes = _wishes(typed)
    typed.must_be_right()
    return Decide.model_validate(
        {
            "assessment": assessment,
            "decided": decided,
            "reasons": reasons,
            "conditions": _lines(sent["conditions"]),
            "unknowns": tuple(_accepted(sent, checked)),
            "childs_wishes": wishes,
            "dissent": _lines(sent["dissent"]),
            "differs_because": sent["differs"] or None,
            "corrects": sent["corrects"] or None,
        }
    )


def _lines(typed: str) -> tuple[str, ...]:
    """Each line that has something in it."""
    return tuple(line.strip() for line in typed.split("\n") if line.strip())


def _accepted(sent: Sent, checked: Checked) -> Iterator[Accepted]:
    because = sent.named(BECAUSE)
    for place, fact in enumerate(checked.critical, 1):
        if said := because.get(str(place)):
            yield Accepted(fact=fact, because=said)


def _wishes(typed: Typed) -> View | None:
    heard = typed.choice("heard", Heard, "Say how the child's wishes are known, or that nobody has asked yet.")
    on = typed.day("heard-on", "Give the day on which the child was heard; where nobody has asked yet, today.")
    said = typed.words("wishes", "Write what the child said or showed, or why nobody has asked yet.")
    role = typed.sent["told-to"]
    if heard is None or on is None or not said:
        return None
    told = "why_not" if heard is Heard.NOT_YET_ASKED else "words"
    return View.model_validate({"heard": heard, "on": on, told: said, "told_to": Role(role) if role else None})


def decision_in_words(asked: Decide, checked: Checked) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Everything that will be signed, part by part; parts with nothing in them are left out."""
    questions = dict(zip(checked.critical, checked.open_questions(), strict=True))
    unknowns = tuple(f"{questions[each.fact].question} Accepted because: {each.because}" for each in asked.unknowns)
    wishes = asked.childs_wishes
    said = wishes.why_not if wishes.heard is Heard.NOT_YET_ASKED else wishes.words
    told_to = "" if wishes.told_to is None else f" to the {wishes.told_to.value}"
    parts = (
        ("Decision", (sentence_case(asked.decided.value),)),
        ("Reasons", (asked.reasons,)),
        ("Conditions", asked.conditions),
        ("Not known, and accepted", unknowns),
        ("The child's wishes", (f"{sentence_case(wishes.heard.value)} on {day(wishes.on)}{told_to}: {said}",)),
        ("Said against it", asked.dissent),
        ("Why it differs from what the check found", () if asked.differs_because is None else (asked.differs_because,)),
    )
    return tuple((name, told) for name, told in parts if told)
