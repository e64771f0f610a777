"""What a policy says of itself: that it, or a practice it describes, may or will not change.

"Our notice may change, but how we share information will not" makes two statements with one verb. Each
becomes an attribute `practice` of a disclosure of `policy.changes` ("use may change", "sharing will not
change"), so that a promise made here and taken back there can be set side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policylint.concordance import concordance
from policylint.disclosure import Attribute, Disclosure
from policylint.document import Document
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.patterns import Hinted, deferred

CHANGES, STAYS = "may change", "will not change"

CHANGE = Hinted(
    "change|alter|modified|vary",
    r"\b(?:change|alter|be\s{1,9}(?:changed|altered|modified)|vary)\b",
    re.IGNORECASE,
)
_CLAUSES = deferred(
    r"[,;:]\s{0,9}|\s{1,9}(?:but|although|though|while|whereas|however|yet)\s{1,9}", re.IGNORECASE
)
_SAID = deferred(
    r"^(?P<subject>.+?)\s{1,9}(?P<auxiliary>may|might|will|could|can|shall|would)(?P<negation>\s{1,9}(?:not|never)|n['’]t)?"
    r"(?P<rest>\s{1,9}.*)?$",
    re.IGNORECASE | re.DOTALL,
)
_PRACTICES = (
    (
        "use",
        deferred(
            r"\b(?:use|usage|uses|using)\s{1,9}(?:of|made of)\b|\bhow\s{1,9}we\s{1,9}use\b", re.IGNORECASE
        ),
    ),
    (
        "sharing",
        deferred(
            r"\b(?:sharing|disclosure|sale)\s{1,9}of\b|\bhow\s{1,9}we\s{1,9}(?:share|disclose)\b",
            re.IGNORECASE,
        ),
    ),
    ("collection", deferred(r"\bcollection\s{1,9}of\b|\bhow\s{1,9}we\s{1,9}collect\b", re.IGNORECASE)),
)
_INFORMATION = deferred(r"\b(?:information|data|details)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PromiseDetector:
    """Finds statements that a practice may change, or never will."""

    name: str = "promises"

    @property
    def topics(self) -> frozenset[str]:
        return frozenset({"policy.changes"})

    def detect(self, document: Document, passages: tuple[Passage, ...]) -> Iterable[Disclosure]:
        for number in concordance(passages).holding(CHANGE.hints):
            passage = passages[number]
            if passage.kind in ("sentence", "item") and CHANGE.pattern.search(passage.own_text):
                yield from _in_sentence(passage)


def _in_sentence(passage: Passage) -> Iterator[Disclosure]:
    promises = tuple(_promises(passage))
    if promises:
        changing = any(promise.value.endswith(CHANGES) for promise in promises)
        yield Disclosure(
            "policy.changes",
            "stated",
            (passage.span,),
            passage.own_text,
            confidence="certain" if changing else "possible",
            modality="may",
            attributes=promises,
            because="says that a practice may change" if changing else "says only what will not change",
            focus=promises[0].span,
        )


def _promises(passage: Passage) -> Iterator[Attribute]:
    """One attribute for each practice and clause: `use may change`, `sharing will not change`."""
    said_before = False
    for start, end in _clauses(passage.own_text):
        match = _SAID.match(passage.own_text[start:end].rstrip(" ."))
        if match is None:
            continue
        rest = match["rest"] or ""
        changes = bool(CHANGE.pattern.search(rest))
        if not changes and not (said_before and not rest.strip()):
            continue
        said_before = said_before or changes
        place = passage.text.span(passage.own + start, passage.own + end)
        for practice in _practices(match["subject"]):
            yield Attribute("practice", f"{practice} {STAYS if match['negation'] else CHANGES}", place)


def _clauses(sentence: str) -> Iterator[tuple[int, int]]:
    start = 0
    for boundary in _CLAUSES.finditer(sentence):
        if boundary.start() > start:
            yield start, boundary.start()
        start = boundary.end()
    if start < len(sentence):
        yield start, len(sentence)


def _practices(subject: str) -> tuple[str, ...]:
    if not _INFORMATION.search(subject):
        return ()
    return tuple(practice for practice, pattern in _PRACTICES if pattern.search(subject))
