"""Words in the policy's own statements: what the rules on quality and stale law look for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.memory import remembered
from policylint.passages import Passage
from policylint.patterns import folded
from policylint.policy import Policy
from policylint.source import Span


def statements(policy: Policy) -> Iterator[Passage]:
    """The passages that say something: neither headings, nor quotations, nor questions."""
    for passage, _, _ in _said(policy.passages):
        yield passage


def worded(
    policy: Policy,
    pattern: re.Pattern[str],
    unless: re.Pattern[str] | None = None,
    hints: tuple[str, ...] = ("",),
) -> Iterator[tuple[Passage, Span, str]]:
    """Each statement that holds `pattern` and not `unless`: the passage, the place of the first match, its words.

    `hints` are as for `hinted`, where the pattern cannot match without one of them.
    """
    for passage, said in hinted(policy, hints):
        found = pattern.search(said)
        if found is not None and (unless is None or unless.search(said) is None):
            yield passage, placed(passage, found), " ".join(found[0].split())


def mentions(policy: Policy, *hints: str) -> bool:
    """Whether the source, or what is read of it, holds one of `hints`, in lower case, anywhere."""
    written, read = _lowered(policy.document.source.text), _read(policy.passages)
    return any(hint in written or hint in read for hint in hints)


def hinted(policy: Policy, hints: tuple[str, ...]) -> Iterator[tuple[Passage, str]]:
    """The statements that hold one of `hints`, and their own words.

    A hint is a piece of text in lower case, white space as one space; one before it says that a word begins there.
    Most policies hold none of the words that a rare clause needs: they cost one look at the text as it is read: in the
    source, mark-up may stand within a word.
    """
    text = _read(policy.passages)
    present = [hint for hint in hints if hint.strip() in text]
    if not present:
        return
    for passage, said, lowered in _said(policy.passages):
        for hint in present:
            if hint in lowered:
                yield passage, said
                break


def placed(passage: Passage, found: re.Match[str]) -> Span:
    """Where a match in a passage's own words stands in the source."""
    return passage.text.span(passage.own + found.start(), passage.own + found.end())


@remembered
def _said(passages: tuple[Passage, ...]) -> tuple[tuple[Passage, str, str], ...]:
    """The statements, each with its own words as written and as hints are looked for in them."""
    return tuple(
        (passage, said, f" {folded(said)}")
        for passage in passages
        if passage.kind != "heading" and not passage.quoted
        for said in (passage.own_text,)
        if not said.rstrip().endswith("?")
    )


@remembered
def _lowered(text: str) -> str:
    return folded(text)


@remembered
def _read(passages: tuple[Passage, ...]) -> str:
    return folded(" ".join(passage.text.content for passage in passages))
