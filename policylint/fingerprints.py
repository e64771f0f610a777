"""What makes a finding the same when lines move, text is wrapped anew, or a file is called by another path."""

from __future__ import annotations

from policylint.diagnostics import Finding
from policylint.digests import blake2b
from policylint.memory import remembered
from policylint.passages import Passage
from policylint.policy import Policy
from policylint.rule import RuleInfo


def fingerprint(policy: Policy, info: RuleInfo, finding: Finding) -> str:
    """The key of a finding within its document.

    An absence is known by its rule alone; anything else by its sentence, normalised, and the headings above it.
    """
    if info.reports_absence:
        return digest(info.name)
    words = policy.document.source.slice(finding.span)
    headings: tuple[str, ...] = ()
    at = finding.span.start
    for passage, (start, end) in zip(policy.passages, _places(policy.passages), strict=True):
        if start <= at < end:
            words = passage.own_text
            headings = tuple(normalised(heading.text.content) for heading in passage.headings)
            break
    return digest(info.name, normalised(words), *headings)


@remembered
def _places(passages: tuple[Passage, ...]) -> list[tuple[int, int]]:
    return [(passage.span.start, passage.span.end) for passage in passages]


def normalised(text: str) -> str:
    """Words as they stand, in lower case, with single spaces."""
    return " ".join(text.split()).casefold()


def digest(*parts: str) -> str:
    """Twenty hexadecimal digits for a sequence of texts."""
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=10).hexdigest()
