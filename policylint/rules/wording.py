"""Words in the policy's own statements: what the rules on quality and stale law look for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from policylint.passages import Passage
from policylint.policy import Policy
from policylint.source import Span


def statements(policy: Policy) -> Iterator[Passage]:
    """The passages that say something: neither headings, nor quotations, nor questions."""
    for passage in policy.passages:
        if passage.kind != "heading" and not passage.quoted and not passage.own_text.rstrip().endswith("?"):
            yield passage


def worded(
    policy: Policy, pattern: re.Pattern[str], unless: re.Pattern[str] | None = None
) -> Iterator[tuple[Passage, Span, str]]:
    """Each statement that holds `pattern` and not `unless`: the passage, the place of the first match, its words."""
    for passage in statements(policy):
        found = pattern.search(passage.own_text)
        if found is not None and (unless is None or unless.search(passage.own_text) is None):
            yield passage, placed(passage, found), " ".join(found[0].split())


def hinted(policy: Policy, hints: tuple[str, ...]) -> Iterator[Passage]:
    """The statements that hold one of `hints`, pieces of single words in lower case.

    Most policies hold none of the words that a rare clause needs: they cost one look at the source.
    """
    present = [hint for hint in hints if hint in _lowered(policy.document.source.text)]
    if not present:
        return
    for passage in statements(policy):
        said = passage.own_text.lower()
        for hint in present:
            if hint in said:
                yield passage
                break


def placed(passage: Passage, found: re.Match[str]) -> Span:
    """Where a match in a passage's own words stands in the source."""
    return passage.text.span(passage.own + found.start(), passage.own + found.end())


@lru_cache(maxsize=2)
def _lowered(text: str) -> str:
    return text.lower()
