"""How much of a document was understood, and so what may be concluded from finding nothing in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from policylint.coverage import Coverage
from policylint.disclosure import Disclosure
from policylint.document import Document
from policylint.engine.spoken import Spoken
from policylint.language import UNDETERMINED
from policylint.language.subject import doubt, speaks_of_personal_data
from policylint.passages import Passage
from policylint.patterns import deferred
from policylint.templating.templates import OPAQUE

if TYPE_CHECKING:
    from policylint.declaration import Declaration

_SENTENCE_END = deferred(r"[a-z)][.!?][\"'”’]?(?=\s)")
_FEWEST_SENTENCES = 3


def assess_coverage(
    document: Document, units: Sequence[Passage], disclosures: Sequence[Disclosure], spoken: Spoken
) -> Coverage:
    """How much of a document was understood, and what silence in it proves."""
    starts = {disclosure.spans[0].start for disclosure in disclosures}
    understood = sum([unit.span.start in starts for unit in units])
    declared = "declared" in {disclosure.origin for disclosure in disclosures}
    return Coverage(
        language=spoken.code,
        supported=spoken.supported,
        is_policy=declared or speaks_of_personal_data(document, units, spoken.subject),
        sentences=len(units),
        understood=understood,
        doubt="" if declared else _doubt(document, units, understood, disclosures, spoken),
        other_languages=document.other_languages,
    )


def _doubt(
    document: Document,
    units: Sequence[Passage],
    understood: int,
    disclosures: Sequence[Disclosure],
    spoken: Spoken,
) -> str:
    if not any(unit.own_text.strip(OPAQUE) for unit in units if unit.kind != "heading") and any(
        OPAQUE in unit.own_text for unit in units
    ):
        return "there is no text in it but what a template puts there"
    main = document.main
    if units and main.front_matter and _is_in_front_matter(main.source.slice(main.front_matter), units):
        return "most of its text stands in its front matter, which is not read"
    return doubt(document, len(units), understood, disclosures, spoken.subject)


def _is_in_front_matter(block: str, units: Sequence[Passage]) -> bool:
    """Whether the front matter has sentences, and twice as much text as all below it."""
    if len(block) < 2 * sum([len(unit.own_text.strip(OPAQUE)) for unit in units]):
        return False
    return sum(1 for _ in _SENTENCE_END.finditer(block)) >= _FEWEST_SENTENCES


def declared_coverage(
    declaration: Declaration, units: Sequence[Passage], disclosures: Sequence[Disclosure]
) -> Coverage:
    """The same for a declaration: silence proves something but where a statement could not be understood."""
    starts = sorted({disclosure.span.start for disclosure in disclosures})
    read = sum(bisect_left(starts, u.span.start) < bisect_left(starts, u.span.end) for u in units)
    language = declaration.language.text if declaration.language is not None else UNDETERMINED
    return Coverage(language, True, True, len(units), read, declaration.unclear_topics)
