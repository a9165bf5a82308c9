"""What a page says once of what was done before it, by a word in its address that tells nothing of anybody."""

from __future__ import annotations

POSTCODE_UNKNOWN = "postcode-unknown"
SAID = {
    POSTCODE_UNKNOWN: (
        "It was kept, but a home postcode in what you uploaded is in no directory, so how far homes are from there "
        "stays not known. To have miles counted, close that referral and upload it anew with the right postcode, or "
        "with the place on the grid."
    )
}
