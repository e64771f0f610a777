"""Which language a document is in, and which detectors read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING

from policylint.detector import Recogniser
from policylint.document import Document
from policylint.frontend import Parsed
from policylint.frozen import dataclass
from policylint.language import KNOWN, UNDETERMINED, Language, Subject, language_of
from policylint.language.subject import ENGLISH
from policylint.passages import Passage

if TYPE_CHECKING:
    from policylint.wordings import Wordings

_FIRST = "en"
"""The language as which texts are read that no vocabulary covers."""

_SHIPPED = frozenset({_FIRST})


@dataclass(frozen=True, slots=True)
class Spoken:
    """The language of a document, by its code, and those that have a vocabulary, by theirs."""

    code: str
    known: dict[str, Language] = field(default_factory=dict)

    @property
    def language(self) -> Language | None:
        """The language, if it has a vocabulary."""
        return self.known.get(self.code)

    @property
    def supported(self) -> bool:
        """Whether a vocabulary covers it, or may."""
        return self.code in (self.known or _SHIPPED) or self.code == UNDETERMINED

    def texts(self) -> tuple[Wordings, ...]:
        """The texts for findings in the language, if it has any. Raises `wordings.WordingsError`."""
        if self.language is None or not self.language.wordings:
            return ()
        from policylint.wordings import wordings

        return (wordings(self.language.wordings),)

    @property
    def subject(self) -> Subject:
        """How it speaks of the subjects of documents; English, if it has no vocabulary."""
        return ENGLISH if self.language is None else self.language.subject


def spoken_in(document: Document, passages: Sequence[Passage], detectors: Sequence[Recogniser]) -> Spoken:
    """The language of a document; the detectors tell which languages have a vocabulary.

    Of several files, that of the first that has no vocabulary: what is missing may stand there.
    """
    languages = _languages(detectors)
    known = {one.code: one for one in languages}
    further = {one.code: one.function_words for one in languages if one.code not in KNOWN}
    if not document.parts:
        found = language_of(" ".join([passage.own_text for passage in passages]), further)
        stated = document.language.lower().partition("-")[0]
        return Spoken(stated if found == UNDETERMINED and stated else found, known)
    by_file: dict[int, list[str]] = {}
    for passage in passages:
        by_file.setdefault(document.source.part_at(passage.span.start).start, []).append(passage.own_text)
    told = [language_of(" ".join(words), further) for words in by_file.values()]
    told = [code for code in told if code != UNDETERMINED]
    unread = [code for code in told if code not in (known or _SHIPPED)]
    return Spoken((*unread, *told, UNDETERMINED)[0], known)


def version_judged(parsed: Parsed, detectors: Sequence[Recogniser]) -> Parsed:
    """Of a source in several languages the first version that a vocabulary covers; the main one, if there is none."""
    if not parsed.versions:
        return parsed
    known = {one.code for one in _languages(detectors)} or _SHIPPED
    documents = (parsed.document, *parsed.versions)
    chosen = next((one for one in documents if one.language in known), parsed.document)
    return replace(parsed, document=chosen, versions=())


def asked(detectors: Sequence[Recogniser], spoken: Spoken) -> list[Recogniser]:
    """The detectors for a document: of those for one language those for its own, or else for English."""
    chosen = spoken.language or spoken.known.get(_FIRST)
    return [one for one in detectors if _language(one) in (None, chosen)]


def _languages(detectors: Sequence[Recogniser]) -> list[Language]:
    """Those that have a vocabulary."""
    return [language for one in detectors if (language := _language(one)) is not None]


def _language(detector: Recogniser) -> Language | None:
    found: Language | None = getattr(detector, "language", None)
    return found
