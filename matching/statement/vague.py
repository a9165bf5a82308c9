"""Words so wide that a referral cannot be held against them; they are never read as something the home can do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from matching.errors import EngineFault
from matching.statement.fields import in_force, words_of
from matching.statement.item import Item, Severity, Today, evidence
from matching.world.catalogue import read_data
from matching.world.record import Record, Text
from matching.world.statement import Position, Stated

ID = "vague words"
SOURCE = "Project judgement: words seen in many statements that tell no child's needs apart"
WORDS = "vague_words.toml"


class VagueWord(Record):
    """A vague phrase, its other forms, why it says too little, and what to say instead."""

    words: Text
    also: tuple[Text, ...] = ()
    reason: Text
    instead: Text

    def is_in(self, text: str) -> bool:
        """Whether any form stands in the text as whole words, in any case."""
        forms = "|".join(r"\s+".join(map(re.escape, form.split())) for form in (self.words, *self.also))
        return re.search(rf"(?<!\w)(?:{forms})(?!\w)", text, re.IGNORECASE) is not None


@cache
def vague_words() -> tuple[VagueWord, ...]:
    """The list that ships with the engine. Raises EngineFault when its file is at fault."""
    listed = TypeAdapter(Annotated[tuple[VagueWord, ...], Field(min_length=1)])
    try:
        return listed.validate_python(read_data(WORDS)["vague"], strict=False)
    except ValidationError as fault:
        raise EngineFault(f"The list of vague words does not hold together:\n{fault}") from fault


def items(today: Today) -> Iterable[Item]:
    """One point for each field with vague words in its quotation or its text."""
    for key, stated in in_force(today):
        text = "\n".join(_texts(stated))
        found = [word for word in vague_words() if word.is_in(text)]
        if found:
            reasons = " ".join(f"“{word.words}”: {word.reason}" for word in found)
            yield Item(
                check=ID,
                severity=Severity.CONSIDER,
                fields=(key,),
                what=f"Vague words under {words_of(today, key).lower()}. {reasons}",
                source=SOURCE,
                way_forward=" ".join(word.instead for word in found),
                evidence=(evidence(key, stated, ", ".join(word.words for word in found)),),
            )


def _texts(stated: Stated[Any]) -> Iterable[str]:
    """The words of a version that a person wrote."""
    value = stated.value
    condition = value.condition if isinstance(value, Position) else None
    own = value if type(value) is str else None
    return filter(None, (stated.quote, own, condition))
