"""For whom a section is written: rights that only Californians are given are not everybody's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

from policylint.detectors.english import AUDIENCES
from policylint.document import Heading
from policylint.language import Audience
from policylint.patterns import Hinted, folded

Audiences: TypeAlias = "tuple[tuple[str, Hinted], ...]"


def audiences(named: Sequence[Audience]) -> Audiences:
    """The audiences of a language, ready to look for."""
    return tuple((name, Hinted("".join(hints), pattern, re.IGNORECASE)) for name, pattern, *hints in named)


_ENGLISH = audiences(AUDIENCES)


def audience_of(headings: Sequence[Heading], known: Audiences = _ENGLISH) -> str:
    """The audience that the innermost telling heading names, or an empty string for everybody.

    A heading that names several audiences, or the policy's title, narrows nothing.
    """
    for heading in reversed(headings[1:] if len(headings) > 1 else headings):
        named = _named(heading.text.content, known)
        if len(named) == 1:
            return named[0]
        if named:
            return ""
    return ""


@lru_cache(maxsize=256)
def _named(content: str, known: Audiences) -> tuple[str, ...]:
    """The audiences that a heading names."""
    words = folded(content)
    return tuple([name for name, pattern in known if pattern.search(content, words)])
