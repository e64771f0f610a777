"""Which language a document is in, and which detectors read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from policylint.detector import Recogniser
from policylint.language import KNOWN, UNDETERMINED, Language, Subject, language_of
from policylint.passages import Passage
from policylint.subject import ENGLISH

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

    @property
    def subject(self) -> Subject:
        """How it speaks of the subjects of documents; English, if it has no vocabulary."""
        return ENGLISH if self.language is None else self.language.subject


def spoken_in(passages: Sequence[Passage], detectors: Sequence[Recogniser]) -> Spoken:
    """The language of a document; the detectors tell which languages have a vocabulary."""
    languages = [language for one in detectors if (language := _language(one)) is not None]
    further = {one.code: one.function_words for one in languages if one.code not in KNOWN}
    text = " ".join(passage.own_text for passage in passages)
    return Spoken(language_of(text, further), {one.code: one for one in languages})


def asked(detectors: Sequence[Recogniser], spoken: Spoken) -> list[Recogniser]:
    """The detectors for a document: of those for one language those for its own, or else for English."""
    chosen = spoken.language or spoken.known.get(_FIRST)
    return [one for one in detectors if _language(one) in (None, chosen)]


def _language(detector: Recogniser) -> Language | None:
    found: Language | None = getattr(detector, "language", None)
    return found
