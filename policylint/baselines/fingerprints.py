"""What makes a finding the same when lines move, text is wrapped anew, or a file is called by another path."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from policylint.diagnostics import Finding
from policylint.machine.digests import blake2b
from policylint.machine.memory import remembered
from policylint.passages import Passage
from policylint.policy import Policy
from policylint.rule import RuleInfo


def fingerprint(policy: Policy, info: RuleInfo, finding: Finding) -> str:
    """The key of a finding within its document.

    An absence is known by its rule alone; anything else by its sentence, normalised, and the headings above it.
    """
    if info.reports_absence:
        return _of_absence(info.name)
    words = policy.document.source.slice(finding.span)
    headings: tuple[str, ...] = ()
    at = finding.span.start
    passage = _passage_at(policy.passages, at)
    if passage is not None:
        words = passage.own_text
        headings = tuple(normalised(heading.text.content) for heading in passage.headings)
    return digest(info.name, normalised(words), *headings)


@lru_cache(maxsize=1024)
def _of_absence(rule: str) -> str:
    return digest(rule)


def _passage_at(passages: tuple[Passage, ...], at: int) -> Passage | None:
    """The first passage that holds a place."""
    furthest, nearest = _reach(passages)
    for index in range(bisect_right(furthest, at), len(passages)):
        if nearest[index] > at:
            return None
        if passages[index].span.start <= at < passages[index].span.end:
            return passages[index]
    return None


@remembered
def _reach(passages: tuple[Passage, ...]) -> tuple[list[int], list[int]]:
    """For each passage, how far it and those before it reach, and where the first of it and those behind it begins."""
    spans = [passage.span for passage in passages]
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    if starts == sorted(starts) and ends == sorted(ends):
        return ends, starts
    return list(accumulate(ends, max)), list(accumulate(reversed(starts), min))[::-1]


def normalised(text: str) -> str:
    """Words as they stand, in lower case, with single spaces."""
    return " ".join(text.split()).casefold()


def digest(*parts: str) -> str:
    """Twenty hexadecimal digits for a sequence of texts."""
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=10).hexdigest()
