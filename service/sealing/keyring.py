"""The keys that words are sealed with now, and those that older words still need."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from service.sealing.sealed import CannotOpen, Spot, number_of, prefix_of, seal, unseal

Load = Callable[[], Mapping[int, bytes]]
"""Reads every data key there is, by its number."""


class Keyring:
    """Seals with the newest key and opens with whichever a text was sealed with.

    A text may have been sealed anew, with a key made meanwhile: the keys are then read once more.
    """

    def __init__(self, load: Load) -> None:
        self._load = load
        self._keys = dict(load())

    @property
    def newest(self) -> int:
        """The number of the key that seals what is new."""
        return max(self._keys)

    @property
    def prefix(self) -> bytes:
        """How everything sealed with the newest key begins."""
        return prefix_of(self.newest)

    def seal(self, spot: Spot, words: str) -> bytes:
        """The words, sealed for that place alone."""
        return seal(self.newest, self._keys[self.newest], spot, words.encode())

    def open(self, spot: Spot, sealed: bytes) -> str:
        """The words. Raises CannotOpen when they were changed or moved, or their key is gone."""
        number = number_of(sealed)
        if number not in self._keys:
            self._keys = dict(self._load())
        if number not in self._keys:
            raise CannotOpen(f"{spot.table}.{spot.column} of row {spot.row} needs key {number}, which is gone")
        return unseal(self._keys[number], spot, sealed).decode()
