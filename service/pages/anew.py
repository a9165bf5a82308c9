"""What is said of a form that was opened before the person signed in, or proved who they are, anew."""

from __future__ import annotations

from matching.errors import Problem

ANEW = Problem("form", "you signed in anew since this form was opened", "Look it over and send it again.")
