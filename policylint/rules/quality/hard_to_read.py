"""`hard-to-read`: a section that takes more schooling than most readers have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policylint.concordance import concordance
from policylint.diagnostics import Finding
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, Option, RuleInfo
from policylint.rules.readability import Measure, grade, highest_grade, measured

_LEAST_WORDS = 120
_HIGHEST_GRADE = 21.0
_LONGEST_SENTENCE = 90
_SHORTEST = 25
"""Words in a sentence, on average, below which no section is that hard, however long its words."""
_MOST_PAUSES = 7
"""Commas and semicolons from which a sentence is a list, which is read item by item."""
_MOST_CAPITALS = 0.35
"""The share of capitalised words from which it is an address or a table that lost its lines."""
_NUMBER = deferred(r"\+\d[\d ()-]{6,}|\b\d{3}[ .-]\d{3,4}[ .-]?\d{3,4}\b")
_ADDRESS = Hinted(
    "attn|street|avenue|suite|box", r"\b(?:attn|street|avenue|suite|p\.?\s?o\.?\s+box)\b", re.IGNORECASE
)
_LONG = (
    "Notwithstanding any provision to the contrary contained herein, the aforementioned categories of personally "
    "identifiable information, including information automatically collected through technological instrumentalities "
    "administered by affiliated organisations, may be communicated, disseminated or otherwise disclosed to "
    "intermediaries whose participation is reasonably considered indispensable for the administration, optimisation "
    "and continued commercial exploitation of our electronic communications infrastructure and associated facilities, "
    "irrespective of the geographical localisation of the respective operational establishments. "
)
_INFO = RuleInfo(
    name="hard-to-read",
    group="quality",
    summary="A section takes more schooling to read than most readers have.",
    severity="info",
    options=(
        Option(
            "highest-grade", _HIGHEST_GRADE, "The highest Flesch-Kincaid grade a section may have.", most=100
        ),
        Option("least-words", _LEAST_WORDS, "How many words of sentences a section needs to be judged.", 1),
    ),
    documentation=Documentation(
        what=f"""
Reports a section of at least {_LEAST_WORDS} words in sentences whose Flesch-Kincaid grade is above {_HIGHEST_GRADE:.0f}: long sentences of long
words. Lists, tables and headings are not counted, nor are sentences that enumerate, and addresses. English only.
""",
        why="""
A notice has to be "concise, transparent, intelligible … using clear and plain language" (GDPR Art. 12(1)). The median grade of
real policies is about 14, which is that of a college student.
""",
        flagged=(
            Example(f"# Privacy policy\n\n{_LONG * 2}\n", flagged=("Privacy policy",)),
            Example(f"# Privacy policy\n\n## Sharing\n\n{_LONG * 3}\n", flagged=("Sharing",)),
        ),
        accepted=(
            Example(f"# Privacy policy\n\n{'We keep your name and your address. ' * 30}\n"),
            Example(f"# Privacy policy\n\n{_LONG}\n"),
            Example("# Privacy policy\n\nWe keep your name.\n"),
        ),
        limits="""
A formula knows the length of sentences and words, nothing of sense or order. Syllables are counted by vowels and are wrong for about
one word in ten. A sentence of more than 90 words or more than seven commas is taken for a list and left out. Most sections of most policies are harder
to read than they should be: the rule reports the hardest.

On 131 real policies of 2013 to 2021: 20 sections of 18 policies; all were read. 19 are made of sentences that an editor would split; one
enumerates, with few commas.
""",
        references=(
            "GDPR Art. 12(1)",
            "Kincaid, Fishburne, Rogers and Chissom (1975), Research Branch Report 8-75",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class HardToRead:
    """Finds sections of long sentences and long words."""

    highest_grade: float = _HIGHEST_GRADE
    least_words: int = _LEAST_WORDS
    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        if policy.coverage.language != "en":
            return
        for numbers, counts in _sections(policy.passages):
            if not _is_long(counts, self.least_words):
                continue
            prose = _prose(policy.passages, numbers, counts)
            if not _is_long([count for _, count, _ in prose], self.least_words):
                continue
            if highest_grade(measure for _, _, measure in prose) <= self.highest_grade:
                continue
            level = grade(sentence for sentence, _, _ in prose)
            if level > self.highest_grade:
                first = policy.passages[numbers[0]]
                section = first.section
                where = section.heading.text.source if section.heading is not None else first.span
                yield Finding(
                    f"takes some {level:.0f} years of schooling to read (Flesch-Kincaid)",
                    where,
                    help="Split long sentences, one thought to each, and prefer short words.",
                )


def _sections(passages: tuple[Passage, ...]) -> Iterable[tuple[list[int], list[int]]]:
    """The sentences of running text of each section that has some, by their numbers, and how many words each has."""
    sections: dict[int, tuple[list[int], list[int]]] = {}
    texts = concordance(passages).texts
    for number, passage in enumerate(passages):
        if passage.kind == "sentence" and not passage.own and not passage.quoted:
            section = sections.get(id(passage.section))
            if section is None:
                section = sections[id(passage.section)] = [], []
            section[0].append(number)
            section[1].append(texts[number].count(" ") - 1)
    return sections.values()


def _is_long(counts: list[int], least_words: int) -> bool:
    """Whether there are words enough to judge, in sentences long enough to be hard, given the words of each."""
    return sum(counts) >= max(least_words, _SHORTEST * len(counts))


def _prose(
    passages: tuple[Passage, ...], numbers: list[int], counts: list[int]
) -> list[tuple[str, int, Measure]]:
    """The sentences that a reader follows from end to end, each with its words and its measures."""
    known = concordance(passages)
    addresses = known.bits(_ADDRESS.hints)
    sentences = [passages[number].text.content for number in numbers]
    measures = measured(sentences, known.scanned)
    return [
        (sentence, count, measure)
        for number, sentence, count, measure in zip(numbers, sentences, counts, measures, strict=True)
        if _is_prose(sentence, count, measure)
        and not (addresses >> number & 1 and _ADDRESS.pattern.search(sentence))
    ]


def _is_prose(sentence: str, count: int, measure: Measure) -> bool:
    """Whether a sentence of so many words, but for words of addresses, is prose: no list, address or table."""
    _, _, pauses, capitals, has_figures = measure
    if pauses > _MOST_PAUSES or count > _LONGEST_SENTENCE or capitals > _MOST_CAPITALS * count:
        return False
    return not has_figures or ("@" not in sentence and not _NUMBER.search(sentence))
