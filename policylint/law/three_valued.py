"""Yes, no and unknown: the logic of what a text need not say.

`and` and `or` are those of Kleene's strong three-valued logic (1938): unknown stays unknown unless the rest decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

Answer: TypeAlias = Literal["yes", "no", "unknown"]

_OPPOSITE: dict[Answer, Answer] = {"yes": "no", "no": "yes", "unknown": "unknown"}


def any_of(answers: Sequence[Answer]) -> Answer:
    """Yes if any is yes, else unknown if any is unknown, else no."""
    return "yes" if "yes" in answers else "unknown" if "unknown" in answers else "no"


def negated(answer: Answer) -> Answer:
    """No for yes, yes for no."""
    return _OPPOSITE[answer]
