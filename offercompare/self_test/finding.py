"""What a check finds wrong."""

from __future__ import annotations


class CheckFailed(Exception):  # noqa: N818 - a finding, not an error
    """What a check found wrong, in a few words."""


def expect(holds: bool, reason: str) -> None:
    """Raise ``CheckFailed`` with ``reason`` unless it ``holds``."""
    if not holds:
        raise CheckFailed(reason)
