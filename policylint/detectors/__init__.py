"""The built-in detectors. Each is imported when it is used: a run that finds all in the cache needs none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from policylint.hookspecs import hookimpl

if TYPE_CHECKING:
    from policylint.detector import Detector, Recogniser
    from policylint.disclosure import Disclosure
    from policylint.document import Document
    from policylint.language import Language
    from policylint.passages import Passage

PREFIX = "phrases-"
"""How the detectors of the vocabularies are called, before the code of the language."""


class _BuiltIn:
    """A class in a module of this package, imported and made when first used."""

    def __init__(self, name: str, module: str, class_name: str) -> None:
        self.name = name
        self._module, self._class_name = module, class_name

    @cached_property
    def _made(self) -> Any:
        return getattr(import_module(f"{__name__}.{self._module}"), self._class_name)()


class BuiltInDetector(_BuiltIn):
    """Finds disclosures in prose."""

    @property
    def topics(self) -> frozenset[str]:
        """All topics it may yield."""
        found: frozenset[str] = self._made.topics
        return found

    def detect(self, document: Document, passages: tuple[Passage, ...]) -> Iterable[Disclosure]:
        """The disclosures of a document, in any order."""
        found: Iterable[Disclosure] = self._made.detect(document, passages)
        return found


class BuiltInWithdrawing(BuiltInDetector):
    """Finds disclosures, and withdraws some of those that others found."""

    def withdrawn(self, found: Sequence[Disclosure]) -> Iterable[Disclosure]:
        """The disclosures that are to be left out."""
        withdrawn: Iterable[Disclosure] = self._made.withdrawn(found)
        return withdrawn


class BuiltInDescriber(_BuiltIn):
    """Adds attributes to disclosures."""

    def describe(
        self, document: Document, passages: tuple[Passage, ...], found: Sequence[Disclosure]
    ) -> Sequence[Disclosure]:
        """The same disclosures, with attributes."""
        described: Sequence[Disclosure] = self._made.describe(document, passages, found)
        return described


class LanguageDetector:
    """Finds disclosures in prose of one language, by its vocabulary."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.name = PREFIX + language.code

    @cached_property
    def _made(self) -> Detector:
        from policylint.detectors.phrasal import PhrasalDetector

        return PhrasalDetector(self.language)

    @property
    def topics(self) -> frozenset[str]:
        """All topics it may yield."""
        return self._made.topics

    def detect(self, document: Document, passages: tuple[Passage, ...]) -> Iterable[Disclosure]:
        """The disclosures of a document, in any order."""
        return self._made.detect(document, passages)


@hookimpl
def policylint_detectors() -> Sequence[Recogniser]:
    """What finds disclosures in prose, and what adds attributes to them."""
    return (
        BuiltInDetector("contact", "contact", "ContactDetector"),
        BuiltInWithdrawing("identity", "identity.detector", "IdentityDetector"),
        BuiltInDetector("dates", "dates", "DateDetector"),
        BuiltInDetector("promises", "promises", "PromiseDetector"),
        BuiltInDetector("retention-lists", "retention_lists", "RetentionListDetector"),
        BuiltInDetector("uncollected", "uncollected", "UncollectedDetector"),
        BuiltInDetector("expressions", "expressions", "ExpressionDetector"),
        BuiltInDescriber("attributes", "attributes.describer", "AttributeDescriber"),
    )
