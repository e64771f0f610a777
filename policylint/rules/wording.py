"""Words in the policy's own statements: what the rules on quality and stale law look for.

Most policies hold none of the words that a rare clause needs. So a rule says of its patterns which words they cannot
match without (`patterns.Hinted`), and looks only at the passages that hold them: for those the document is asked once
(`concordance`), whatever its length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from policylint.concordance import Hints, concordance
from policylint.document import Document
from policylint.machine.memory import remembered
from policylint.passages import Passage
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.source import Span

_LINE = "\0"
_ODD = (
    "  ", " \n", "\n ", _LINE, *"\t\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a",
    *"\u2028\u2029\u202f\u205f\u3000",
)  # fmt: skip
"""One of these stands in a text whose white space is not single spaces and the ends of lines."""

_SUMMARY = deferred(
    r"\W*(?:(?:the|our|a|your)\s+)?(?:(?:quick|short|plain[- ]english|very)\s+)?(?:summary|tl\W{0,2}dr|in\s+(?:short|brief|a\s+nutshell|summary)|short(?:er)?\s+version|nutshell|gist"
    r"|at\s+a\s+glance|basics|essentials|highlights|key\s+(?:points|facts)|overview|bottom\s+line)(?:\s+(?:of\s+)?(?:(?:this|our|the|your)\s+)?(?:privacy(?:\s+(?:policy|notice))?|policy|notice))?\W*",
    re.IGNORECASE,
)

_FOR_US = deferred(
    r"\b(?:for\s+us|our\s+behalf|service[- ]providers?|processors?|(?:our|the)\s+(?:web\s+)?host|(?:hosting|payment|mailing|newsletter|delivery|cloud|e-?mail)\s+(?:provider|company|service|firm)s?|couriers?)\b",
    re.IGNORECASE,
)
"""Who only does the organisation's own work."""


def is_summary(title: str) -> bool:
    """Whether what stands under a title tells in short what the policy says at length: "In short", "TL;DR"."""
    return _SUMMARY.fullmatch(title) is not None


def narrows(summary: Passage, detail: Passage) -> bool:
    """Whether the first is a summary's, and the other, at length, tells who works for the organisation: "nobody else gets it" leaves them out."""
    titles = [heading.text.content for heading in summary.headings[1:]] + [summary.label]
    return any(map(is_summary, titles)) and _FOR_US.search(detail.text.content) is not None


def statements(policy: Policy) -> Iterator[Passage]:
    """The passages that say something: neither headings, nor quotations, nor questions."""
    for passage, said in zip(policy.passages, own_words(policy.passages), strict=True):
        if said is not None:
            yield passage


def holding(policy: Policy, *patterns: Hinted) -> Iterator[Passage]:
    """The passages in which one of the patterns may match, what introduces them included, in order."""
    for number in concordance(policy.passages).holding(*(pattern.hints for pattern in patterns)):
        yield policy.passages[number]


def told_by(policy: Policy, *patterns: Hinted) -> Iterator[Passage]:
    """The passages in whose own words one of the patterns matches, in order.

    Few passages hold the hints of more than one: one pattern after the other is quicker than all in one.
    """
    known = concordance(policy.passages)
    held: dict[int, list[Hinted]] = {}
    for pattern in patterns:
        for number in known.holding(pattern.hints):
            held.setdefault(number, []).append(pattern)
    for number in sorted(held):
        passage = policy.passages[number]
        if any(pattern.pattern.search(passage.own_text) for pattern in held[number]):
            yield passage


def candidates(
    policy: Policy, *patterns: Hinted, beside: Hints = (), without: Hints = ()
) -> Iterator[tuple[Passage, str]]:
    """The statements in which one of the patterns may match, and their own words.

    `beside` are hints of which the statement must hold one of each group as well; with those of `without` it is left out.
    """
    said, known = own_words(policy.passages), concordance(policy.passages)
    left_out = frozenset(known.holding(without)) if without else ()
    for number in known.holding(*((*pattern.hints, *beside) for pattern in patterns)):
        words = said[number]
        if words is not None and number not in left_out:
            yield policy.passages[number], words


def worded(
    policy: Policy, pattern: Hinted, unless: re.Pattern[str] | None = None
) -> Iterator[tuple[Passage, Span, str]]:
    """Each statement that holds `pattern` and not `unless`: the passage, the place of the first match, its words."""
    for passage, said in candidates(policy, pattern):
        found = pattern.find(said)
        if found is not None and (unless is None or unless.search(said) is None):
            yield passage, placed(passage, found), " ".join(said[found.start() : found.end()].split())


@remembered
def read(passages: tuple[Passage, ...]) -> str:
    """The own words of all passages, a passage a line; within one there may be line breaks, too."""
    return "\n".join([passage.own_text for passage in passages])


@remembered
def lower_source(document: Document) -> str:
    """The source of a document in lower case; where one letter becomes several, places in it are not those in the source."""
    return document.source.text.lower()


def lines(passages: tuple[Passage, ...]) -> str:
    """The own words of all passages, a passage a line, white space within them as single spaces."""
    text = read(passages)
    if text.count("\n") < len(passages) and not any(odd in text for odd in _ODD) and text == text.strip():
        return text
    together = " ".join(_LINE.join([passage.own_text for passage in passages]).split())
    return "\n".join([line.strip() for line in together.split(_LINE)])


def place_of(passages: tuple[Passage, ...], span: Span) -> int | None:
    """The number of the passage whose own words stand there; of several, the last.

    In tables passages may stand in another order than that of the source: what is not found in it is looked up.
    """
    number = bisect_right(passages, span.start, key=_start) - 1
    while number >= 0 and passages[number].span.start == span.start:
        if passages[number].span.end == span.end:
            return number
        number -= 1
    return _places(passages).get((span.start, span.end))


def _start(passage: Passage) -> int:
    return passage.span.start


@remembered
def _places(passages: tuple[Passage, ...]) -> dict[tuple[int, int], int]:
    return {(passage.span.start, passage.span.end): number for number, passage in enumerate(passages)}


def placed(passage: Passage, found: re.Match[str]) -> Span:
    """Where a match in a passage's own words stands in the source."""
    return passage.text.span(passage.own + found.start(), passage.own + found.end())


@remembered
def own_words(passages: tuple[Passage, ...]) -> tuple[str | None, ...]:
    """The own words of each passage that is a statement; of the others None."""
    return tuple(
        [
            None
            if passage.kind == "heading"
            or passage.quoted
            or ("?" in passage.own_text and passage.own_text.rstrip().endswith("?"))
            else passage.own_text
            for passage in passages
        ]
    )
