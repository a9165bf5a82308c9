"""Puts words into templates: everything is escaped, and what a template forgets is a fault rather than a blank."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined

from matching.findings import Band
from matching.report_parts import lines
from matching.report_words import MONTHS, counted, full_stop, number, sentence_case
from service.pages.moments import day, moment, there, weekday
from service.pages.static import icon, style_sheet
from service.web.bars import draw_bar
from service.web.night_cells import draw_cells
from service.web.picture import draw

PATTERNS = {
    "button": "govukButton",
    "checkboxes": "govukCheckboxes",
    "details": "govukDetails",
    "error-summary": "govukErrorSummary",
    "inset-text": "govukInsetText",
    "file-upload": "govukFileUpload",
    "input": "govukInput",
    "notification-banner": "govukNotificationBanner",
    "password-input": "govukPasswordInput",
    "radios": "govukRadios",
    "select": "govukSelect",
    "skip-link": "govukSkipLink",
    "summary-list": "govukSummaryList",
    "textarea": "govukTextarea",
    "warning-text": "govukWarningText",
}
"""The patterns of the GOV.UK Design System that pages use, each by its macro. Not its fonts or its crown."""


def page_of(template: str, words: Mapping[str, Any]) -> str:
    """A whole page."""
    return _templates().get_template(template).render(words)


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("service.pages"), PackageLoader("service.web")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {macro: _pattern(name, macro) for name, macro in PATTERNS.items()}
    environment.globals |= {"draw_bar": draw_bar, "draw_cells": draw_cells, "months": MONTHS, "weekday": weekday}
    environment.globals |= {
        "draw": draw,
        "lines": lines,
        "bands": tuple(Band),
        "style": style_sheet().path,
        "icon": icon().path,
    }
    environment.filters |= {"day": day, "moment": moment, "there": there, "weekday": weekday}
    environment.filters |= {"sentence_case": sentence_case, "full_stop": full_stop, "number": number}
    environment.filters |= {"at": _at, "choices": _choices, "pairs": _pairs}
    environment.globals |= {"counted": counted}
    return environment


def _at(errors: Mapping[str, str], field: str) -> Mapping[str, str] | None:
    """What is wrong with a field, as the patterns take it."""
    return {"text": errors[field]} if field in errors else None


def _choices(values: Iterable[str]) -> list[Mapping[str, str]]:
    """Values that are their own words, as the patterns take them."""
    return _pairs((value, sentence_case(value)) for value in values)


def _pairs(pairs: Iterable[tuple[str, str]]) -> list[Mapping[str, str]]:
    """Values with their words, as the patterns take them."""
    return [{"value": value, "text": words} for value, words in pairs]


def _pattern(name: str, macro: str) -> Any:
    return getattr(_patterns().get_template(f"govuk_frontend_jinja/components/{name}/macro.html").module, macro)


@cache
def _patterns() -> Environment:
    """Apart from our own templates: the patterns look for parameters that nobody gave."""
    here = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    return Environment(loader=here, autoescape=True, undefined=ChainableUndefined)
