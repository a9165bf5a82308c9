"""The steps that tables go through from release to release.

A new step is one file in `versions/`, named after its number, with `upgrade` and nothing else: there is no way back but
a backup. A table that is KEPT_FOR_EVER is made so in its step (`growing`). A test holds the steps against the rows.
"""
