"""`hard-to-read`: a section that takes more schooling than most readers have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policylint.diagnostics import Finding
from policylint.document import Section
from policylint.passages import Passage
from policylint.policy import Policy
from policylint.rule import Documentation, Example, Option, RuleInfo
from policylint.rules.quality.readability import grade, words

_LEAST_WORDS = 120
_HIGHEST_GRADE = 19.0
_LONGEST_SENTENCE = 90
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
    stability="preview",
    options=(
        Option(
            "highest-grade", _HIGHEST_GRADE, "The highest Flesch-Kincaid grade a section may have.", most=100
        ),
        Option("least-words", _LEAST_WORDS, "How many words of sentences a section needs to be judged.", 1),
    ),
    documentation=Documentation(
        what=f"""
Reports a section of at least {_LEAST_WORDS} words in sentences whose Flesch-Kincaid grade is above {_HIGHEST_GRADE:.0f}: long sentences of long
words. Lists, tables and headings are not counted. English only.
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
one word in ten. A sentence of more than 90 words is taken for a list and left out.

On 131 real policies of 2013 to 2021: 79 sections of 51 policies. That is more than an editor would take unasked, so it stays in
preview.
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
        sections: dict[int, tuple[Section, list[Passage]]] = {}
        for passage in policy.passages:
            if passage.kind == "sentence" and not passage.quoted and not passage.own:
                sections.setdefault(id(passage.section), (passage.section, []))[1].append(passage)
        for section, passages in sections.values():
            sentences = [one.own_text for one in passages if len(words(one.own_text)) <= _LONGEST_SENTENCE]
            if sum(len(words(sentence)) for sentence in sentences) < self.least_words:
                continue
            level = grade(sentences)
            if level > self.highest_grade:
                where = section.heading.text.source if section.heading is not None else passages[0].span
                yield Finding(
                    f"takes some {level:.0f} years of schooling to read (Flesch-Kincaid)",
                    where,
                    help="Split long sentences, one thought to each, and prefer short words.",
                )
