"""The exit codes of the commands."""

from __future__ import annotations

DONE, UNFORESEEN, BAD_INPUT, ENGINE_FAULT, TAMPERED, NOTHING_TO_HOLD_AGAINST, NOT_TO_GIVE_OUT = range(7)
