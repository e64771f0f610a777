"""For whom a section is written: rights that only Californians are given are not everybody's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policylint.document import Heading
from policylint.patterns import deferred

_AUDIENCES = (
    ("california", deferred(r"\bcaliforni\w+|\bccpa\b|\bcpra\b|\bcaloppa\b", re.IGNORECASE)),
    (
        "europe",
        deferred(
            r"\b(?:european|europe|eea|gdpr|eu|u\.?k|united kingdom|switzerland|swiss)\b", re.IGNORECASE
        ),
    ),
    (
        "us-states",
        deferred(
            r"\b(?:nevada|virginia|colorado|connecticut|utah|texas|oregon|montana|delaware|iowa)\b",
            re.IGNORECASE,
        ),
    ),
)


def audience_of(headings: Sequence[Heading]) -> str:
    """The audience that the innermost telling heading names, or an empty string for everybody.

    A heading that names several audiences, or the policy's title, narrows nothing.
    """
    for heading in reversed(headings[1:] if len(headings) > 1 else headings):
        named = [name for name, pattern in _AUDIENCES if pattern.search(heading.text.content)]
        if len(named) == 1:
            return named[0]
        if named:
            return ""
    return ""
