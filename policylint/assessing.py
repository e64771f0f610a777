"""How much of a document was understood, and so what may be concluded from finding nothing in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from policylint.coverage import Coverage
from policylint.disclosure import Disclosure
from policylint.document import Document
from policylint.language import UNDETERMINED, language_of
from policylint.passages import Passage
from policylint.subject import doubt, speaks_of_personal_data

if TYPE_CHECKING:
    from policylint.declaration import Declaration

LANGUAGES = frozenset({"en"})
"""Languages whose vocabularies ship."""


def assess_coverage(
    document: Document, units: Sequence[Passage], disclosures: Sequence[Disclosure]
) -> Coverage:
    """How much of a document was understood, and what silence in it proves."""
    language = _language(document, units)
    starts = {disclosure.span.start for disclosure in disclosures}
    declared = any(disclosure.origin == "declared" for disclosure in disclosures)
    return Coverage(
        language=language,
        supported=language in LANGUAGES or language == UNDETERMINED,
        is_policy=declared or speaks_of_personal_data(document, units),
        sentences=len(units),
        understood=sum(unit.span.start in starts for unit in units),
        doubt="" if declared else doubt(document, units, disclosures),
    )


def _language(document: Document, units: Sequence[Passage]) -> str:
    """The language of the text. Of several files, the first that has no vocabulary: what is missing may stand there."""
    if not document.parts:
        found = language_of(" ".join(unit.own_text for unit in units))
        stated = document.language.lower().partition("-")[0]
        return stated if found == UNDETERMINED and stated else found
    by_file: dict[int, list[str]] = {}
    for unit in units:
        by_file.setdefault(document.source.part_at(unit.span.start).start, []).append(unit.own_text)
    languages = [language_of(" ".join(words)) for words in by_file.values()]
    unknown = [one for one in languages if one not in LANGUAGES and one != UNDETERMINED]
    known = [one for one in languages if one != UNDETERMINED]
    return (*unknown, *known, UNDETERMINED)[0]


def declared_coverage(
    declaration: Declaration, units: Sequence[Passage], disclosures: Sequence[Disclosure]
) -> Coverage:
    """The same for a declaration: silence proves something but where a statement could not be understood."""
    starts = sorted({disclosure.span.start for disclosure in disclosures})
    read = sum(bisect_left(starts, u.span.start) < bisect_left(starts, u.span.end) for u in units)
    language = declaration.language.text if declaration.language is not None else UNDETERMINED
    return Coverage(language, True, True, len(units), read, declaration.unclear_topics)
