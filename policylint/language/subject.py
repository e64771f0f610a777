"""What a document is about: whether finding nothing in it proves anything about a privacy policy.

The title and the file name say it, if they name a subject; otherwise the text does. A cookie notice and terms of use
speak of personal data too, and lack most of what a policy must say, rightly.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING

from policylint.language import Subject
from policylint.patterns import deferred

if TYPE_CHECKING:
    from policylint.disclosure import Disclosure
    from policylint.document import Document
    from policylint.passages import Passage

ENGLISH = Subject(
    privacy=r"\bprivacy\b|\bdata[\s-]+protection\b|\bpersonal\s+(?:data|information)\b",
    personal_data=r"\bprivacy\s+(?:policy|notice|statement|practices|rights?|laws?)\b|\bdata protection\b|\bpersonal(?:ly)?[\s-]+(?:data|information|details|identifiable)\b"
    r"|\b(?:your|user|customer|visitor)s?['’]?s?\s+(?:data|information)\b|\binformation about you\b"
    r"|\binformation\s+(?:that\s+)?(?:we|you)\s+(?:collect|provide)\b|\bcookies?\b"
    r"|\b(?:collect|process|store)\w*\s+(?:\w+\s+){0,3}(?:data|information)\b",
    terms=r"\bterms\b|\bconditions\s+of\s+(?:use|sale)\b|\b(?:user|licen[cs]e)\s+agreement\b|\beula\b|\bimprint\b",
)
_BETWEEN_WORDS = deferred(r"[\W_]+")
_CORE = frozenset({"collection", "purpose", "legal-basis", "sharing", "retention", "rights", "security"})
"""What privacy policies speak of, whatever law they were written for."""

_ENOUGH = 4
"""With so many of these, a text with another title is a privacy policy all the same."""

_SHORT = 12
"""In a text of so few passages, one that speaks of personal data is enough."""

_LONG = 20
_LITTLE = 0.1
"""If less than this of a text of so many passages was understood, what was not found may stand in the rest."""


@cache
def _finder(pattern: str) -> re.Pattern[str]:
    return deferred(pattern, re.IGNORECASE)


def speaks_of_personal_data(
    document: Document, passages: Sequence[Passage], subject: Subject = ENGLISH
) -> bool:
    """Whether the title, the file name or the text is about personal data; a single mention in a long text is not.

    `subject` says how the language of the document speaks of that.
    """
    title = _announced(document)
    personal_data = _finder(subject.personal_data)
    if _finder(subject.privacy).search(title) or personal_data.search(title):
        return True
    enough = 1 if len(passages) <= _SHORT else 2
    speaking = (True for passage in passages if personal_data.search(passage.own_text))
    return sum(islice(speaking, enough)) >= enough


def doubt(
    document: Document,
    passages: int,
    understood: int,
    disclosures: Sequence[Disclosure],
    subject: Subject = ENGLISH,
) -> str:
    """Why finding nothing proves nothing though the text speaks of personal data; empty if it does prove something.

    Of the document's so many passages so many were understood.
    """
    if not passages:
        return "there is no text in it" + " but its front matter" * (document.front_matter is not None)
    title = _announced(document)
    if not _finder(subject.privacy).search(title) and len(_families(disclosures)) < _ENOUGH:
        if _finder(subject.cookies).search(title):
            return "it is a cookie notice by its title, which is a part of a privacy policy only"
        if _finder(subject.terms).search(title):
            return "it is no privacy policy by its title, but terms of use or the like"
    if passages >= _LONG and understood < _LITTLE * passages:
        return f"too little of it was understood ({understood} of {passages} passages)"
    return ""


def _families(disclosures: Sequence[Disclosure]) -> frozenset[str]:
    """What of the matters of privacy policies is spoken of."""
    topics = {disclosure.topic for disclosure in disclosures}
    return _CORE.intersection([topic.partition(".")[0] for topic in topics])


def _announced(document: Document) -> str:
    """What the title and the file name say, those of each file."""
    return " | ".join(_announced_by(one) for one in document.parts or (document,))


def _announced_by(document: Document) -> str:
    name = _BETWEEN_WORDS.sub(" ", PurePath(document.source.path).stem)
    title = document.title
    named = (title.text.content if title is not None else "", document.page_title, name)
    return " | ".join(filter(None, named))
