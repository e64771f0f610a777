"""How a language names the parts of a text, announces contact points and refers to something: what tells the targets of references."""

from __future__ import annotations

import re

from policylint.frozen import dataclass
from policylint.patterns import deferred


@dataclass(frozen=True, slots=True)
class Cues:
    """Expressions of one language.

    `number` matches at the beginning of a text that has a number, its first group; `contact` is found in headings that announce contact
    points, `refers` in sentences that refer to something.
    """

    number: re.Pattern[str]
    contact: re.Pattern[str]
    refers: re.Pattern[str]


NUMBER = r"(\d{1,2}(?:\.\d{1,2})*|[ivxIVX]{1,5}|[A-Za-z])(?:[.):–—-]+(?!\d)|\s|$)"
"""A number, and what ends it: in any language the end of `Cues.number`."""

_NUMBER = deferred(rf"^\W*(?:(?:section|clause|article|part|chapter|paragraph)\s+)?{NUMBER}", re.IGNORECASE)
_CONTACT = deferred(
    r"\b(?:contact|contacts|contacting|reach us|get in touch|questions?|quer(?:y|ies)|complaints?|"
    r"address|e-?mail|phone|telephone|who we are|about us|imprint|officer|controller|representative)\b",
    re.IGNORECASE,
)
_REFERS = deferred(r"\b(?:see|refer|below|above)\b", re.IGNORECASE)

ENGLISH = Cues(_NUMBER, _CONTACT, _REFERS)
