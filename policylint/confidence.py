"""How sure policylint is of something it recognised, or of something it reports."""

from __future__ import annotations

from typing import Literal, TypeAlias

Confidence: TypeAlias = Literal["certain", "likely", "possible"]

CONFIDENCES: tuple[Confidence, ...] = ("certain", "likely", "possible")
"""From the surest down."""


def is_at_least(confidence: Confidence, least: Confidence) -> bool:
    """Whether something is as sure as that, or surer."""
    return CONFIDENCES.index(confidence) <= CONFIDENCES.index(least)
