"""Languages under test: what a plugin gives for one is what the parts that read it rely on, and what its vocabulary finds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import NoReturn

from policylint.detector import Describer
from policylint.detectors import LanguageDetector
from policylint.disclosure import Disclosure
from policylint.language import KNOWN, Language, Stance, language_of
from policylint.phrases.vocabulary import COMPILED, VocabularyError, digest, load
from policylint.testing.detectors import assert_detector
from policylint.testing.hostile import with_any_text
from policylint.testing.policies import parts, policy_of
from policylint.topics import topics
from policylint.wordings import WordingsError, wordings

_CODE = re.compile(r"[a-z]{2}")
_WORD, _RUN = re.compile(r"[^\W\d_]+"), re.compile(r"\w+")
_POLARITIES = ("stated", "denied")
_MODALITIES = ("does", "may")


def assert_language(language: Language, samples: Sequence[str], *, examples: int = 30) -> None:
    """That a language keeps the contract of `policylint.language.Language`, on policies and on any text.

    Its texts are told to be in it, and its name for privacy policies finds their titles. Its vocabulary can be read, is of
    known topics, and what is stored compiled is current; a detector with it passes `assert_detector`. Every
    word is among its own spellings and forms. Its stance answers for any stretch of any text, and denies
    only where something may be denied. Its expressions compile, its translated texts are of known topics.

    `samples` are policies in the language, in Markdown, each with a title. Raises AssertionError, or what the language raised.
    """
    if not _CODE.fullmatch(language.code):
        _fail(language, f"{language.code!r} is no code of two lower-case letters")
    _expressions(language)
    _texts(language)
    for sample in samples:
        _told(language, sample)
        for word in dict.fromkeys(_WORD.findall(sample.lower())):
            _has_itself(language, "forms", language.forms, word)
            _has_itself(language, "inflections", language.inflections, word)
    _vocabulary(language)
    stance = language.stance()
    with_any_text(lambda text: _stance(language, stance, text.lower()), samples, examples)
    assert_detector(LanguageDetector(language), samples, examples=examples)


def disclosures_in(language: Language, text: str, *, format: str | None = None) -> list[Disclosure]:
    """What a text discloses, read as one in this language, however short it is; near misses are left out.

    The vocabulary of the language finds it, and the installed detectors that serve all languages. `format` and what is raised are those of
    `policy_of`.
    """
    policy = policy_of(text, format=format)
    others = (
        one
        for one in parts().detectors
        if not isinstance(one, Describer) and getattr(one, "language", None) is None
    )
    found = (
        disclosure
        for one in (LanguageDetector(language), *others)
        for disclosure in one.detect(policy.document, policy.passages)
    )
    return [one for one in found if one.confidence != "possible"]


def _fail(language: Language, message: str) -> NoReturn:
    raise AssertionError(f"language {language.code!r}: {message}")


def _expressions(language: Language) -> None:
    subject = language.subject
    parts = {name: getattr(subject, name) for name in ("privacy", "personal_data", "cookies", "terms")}
    audiences = [(name, source) for name, source, *_ in language.audiences]
    for name, source in (*parts.items(), *audiences):
        try:
            re.compile(source, re.IGNORECASE)
        except re.error as error:
            _fail(language, f"the expression of {name!r} does not compile: {error}")


def _texts(language: Language) -> None:
    if not language.wordings:
        return
    try:
        unknown = sorted(set(wordings(language.wordings).topics) - set(topics()))
    except WordingsError as error:
        _fail(language, str(error))
    if unknown:
        _fail(language, f"texts for the unknown topic {unknown[0]!r}")


def _vocabulary(language: Language) -> None:
    folder = Path(language.folder)
    stored = folder / COMPILED
    if stored.exists() and json.loads(stored.read_bytes()).get("digest") != digest(folder):
        _fail(language, f"{stored} is not what the files come to: make it anew with policylint.phrases.build")
    try:
        found = load(folder, None, language.forms, language.inflections)
    except (OSError, VocabularyError) as error:
        _fail(language, f"its vocabulary cannot be read: {error}")
    if not found.entries:
        _fail(language, f"no vocabulary in {folder}")


def _told(language: Language, sample: str) -> None:
    further = {} if language.code in KNOWN else {language.code: language.function_words}
    told = language_of(sample, further)
    if told != language.code:
        _fail(language, f"a sample is told to be in {told!r}: {sample[:60]!r}")
    title = sample.lstrip("# \n").partition("\n")[0]
    if not re.search(language.subject.privacy, title, re.IGNORECASE):
        _fail(language, f"`subject.privacy` does not find the title {title!r}")


def _has_itself(language: Language, name: str, ways: Callable[[str], Collection[str]], word: str) -> None:
    found = ways(word)
    if word not in found:
        _fail(language, f"`{name}` of {word!r} lacks the word itself")
    odd = [way for way in found if not way or way != way.lower()]
    if odd:
        _fail(language, f"`{name}` of {word!r} gives {odd[0]!r}, which is not in lower case")


def _stance(language: Language, stance: Stance, text: str) -> None:
    """Asks about stretches of whole words, as patterns match them."""
    may_deny = stance.may_deny(text)
    may_negate = getattr(stance, "may_negate", None)
    negating = may_negate is None or any(map(may_negate, text.split()))
    words = [match.span() for match in _RUN.finditer(text)][:: max(1, len(text) // 60)]
    for (start, _), (_, end) in ((one, other) for one in words for other in words if one <= other):
        where = f"of {text[start:end]!r} in {text[:60]!r}"
        polarity = stance.polarity(text, start, end)
        if polarity not in _POLARITIES:
            _fail(language, f"polarity {where} is {polarity!r}")
        if polarity == "denied" and not may_deny:
            _fail(language, f"{where[3:]} is denied, and `may_deny` says that nothing is")
        if polarity == "denied" and not negating:
            _fail(language, f"{where[3:]} is denied, and `may_negate` says that no chunk can")
        modality = stance.modality(text, start, end)
        if modality not in _MODALITIES:
            _fail(language, f"modality {where} is {modality!r}")
