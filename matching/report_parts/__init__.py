"""What a report is made of: titled sections of sentences, lists, tables and marks, with no thought of how they look."""

from __future__ import annotations

from matching.report_parts.blocks import Block, Choices, Folded, Items, Pairs, Paragraph, Rows, Scale, Section, Table
from matching.report_parts.nights import NightColumn, NightGrid, NightKey, NightRow, NightRows, Span, SpanKind
from matching.report_parts.phrases import SIGNS, Bar, Cell, Mark, Phrase, Quote, Room, Soft, Strong, Tone, lines
from matching.report_parts.picture import Arrow, Person, Picture
from matching.report_parts.report import Asked, BreaksAsked, Report, ReportFile

__all__ = [
    "SIGNS",
    "Arrow",
    "Asked",
    "Bar",
    "Block",
    "BreaksAsked",
    "Cell",
    "Choices",
    "Folded",
    "Items",
    "Mark",
    "NightColumn",
    "NightGrid",
    "NightKey",
    "NightRow",
    "NightRows",
    "Pairs",
    "Paragraph",
    "Person",
    "Phrase",
    "Picture",
    "Quote",
    "Report",
    "ReportFile",
    "Room",
    "Rows",
    "Scale",
    "Section",
    "Soft",
    "Span",
    "SpanKind",
    "Strong",
    "Table",
    "Tone",
    "lines",
]
