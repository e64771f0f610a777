"""Words in the policy's own statements: what the rules on quality and stale law look for."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
            start, end = passage.own + found.start(), passage.own + found.end()
            yield passage, passage.text.span(start, end), " ".join(found[0].split())
