"""A name that may be the organisation's, and what was weighed to find it."""

from __future__ import annotations

from policylint.detectors.identity.common_words import base
from policylint.disclosure import Confidence
from policylint.frozen import dataclass
from policylint.passages import Passage

LINE = 120
"""Below how many code points a passage counts as a line rather than running text."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name found: where in its passage's text, how surely it is the organisation's, and why."""

    start: int
    end: int
    confidence: Confidence
    because: str


Found = tuple[Passage, Candidate]


def name_of(found: Found) -> str:
    passage, candidate = found
    return base(passage.text.content[candidate.start : candidate.end])
