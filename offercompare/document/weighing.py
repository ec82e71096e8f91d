"""Moving one weight: the shares stay at 100, pinned ones stay put, the others keep their proportions."""

from __future__ import annotations

from collections.abc import Collection, Mapping

WHOLE = 100.0
# Shares are kept to a millionth of a percent, so that a file reads well and nothing drifts.
DIGITS = 6


def moved(shares: Mapping[str, float], key: str, to: float, pinned: Collection[str] = ()) -> dict[str, float]:
    """``shares`` in percent with ``key`` at ``to`` (as far as the pinned ones leave room), summing to 100."""
    held = {name: share for name, share in shares.items() if name in pinned and name != key}
    free = {name: share for name, share in shares.items() if name not in held and name != key}
    # Pinned shares that were rounded can be a hair above the whole; a weight below 0 is not valid.
    room = max(WHOLE - sum(held.values()), 0.0)
    given = min(max(to, 0.0), room) if free else room
    rest, left = sum(free.values()), room - given
    spread = {name: (share / rest if rest > 0 else 1 / len(free)) * left for name, share in free.items()}
    together = {**held, **spread, key: given}
    return {name: round(together[name], DIGITS) for name in shares}


def with_left_out(
    counting: Mapping[str, float], before: Mapping[str, float], left_out: Collection[str]
) -> dict[str, float]:
    """``counting`` in percent, joined by criteria that do not count now: those keep the share they had ``before``."""
    total = sum(before.values())
    kept = {key: WHOLE * before[key] / total for key in left_out if before.get(key) and total > 0}
    room = 1 - sum(kept.values()) / WHOLE
    if room <= 0:
        return dict(counting)
    return {key: round(share * room, DIGITS) for key, share in counting.items()} | {
        key: round(share, DIGITS) for key, share in kept.items()
    }


def in_percent(weights: Mapping[str, float]) -> dict[str, float]:
    """Weights of any size as percent that sum to 100."""
    total = sum(weights.values())
    return {key: round(WHOLE * weight / total, DIGITS) for key, weight in weights.items()}
