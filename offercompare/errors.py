"""Errors that carry a sentence for the person: where it is wrong and what to do."""

from __future__ import annotations


class OfferCompareError(Exception):
    """Something the person can understand and act on.

    ``sentence`` is complete on its own; ``place`` names the file, line or field when one is known.
    """

    def __init__(self, sentence: str, place: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.place = place

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}" if self.place else self.sentence


class InputError(OfferCompareError):
    """The input is at fault: exit status 1 on the command line."""


class UsageError(OfferCompareError):
    """The call is at fault: exit status 2 on the command line."""
