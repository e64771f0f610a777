"""`passive-without-actor`: a section in which data is collected and shared, and nobody does it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policylint.diagnostics import Finding, Related
from policylint.document import Section
from policylint.machine.memory import remembered
from policylint.passages import Passage
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import candidates, placed, statements
from policylint.source import Span

_LEAST = 3
_SHARE = 0.5
_MOST_RELATED = 4
_DONE = (
    r"(?:collected|gathered|obtained|recorded|logged|tracked|stored|saved|used|processed|shared|disclosed|transferred|transmitted|kept|retained|combined|"
    r"analy[sz]ed|passed\s+on|sold|evaluated|forwarded|made\s+available)"
)
_PASSIVE = Hinted(
    "information|data|details|address|cookie|record|file&is |are |was |were |be |being |been |get |gets "
    "&collected|gathered|obtained|recorded|logged|tracked|stored|saved|used|processed|shared|disclosed|transferred|transmitted|kept"
    "|retained|combined|analysed|analyzed|passed on|sold|evaluated|forwarded|made available",
    rf"\b(?:information|data|details|address(?:es)?|cookies?|records?|files?)\b[^.;:]{{0,80}}?\b(?:is|are|was|were|be|being|been|gets?)\s+(?:\w+ly\s+|also\s+|then\s+|not\s+|only\s+)*{_DONE}\b",
    re.IGNORECASE,
)
_WE = deferred(r"\b(?:we|us|our|ours|ourselves|i|my)\b", re.IGNORECASE)
_PLAINLY_WE = ((" we ", " us ", " our ", " ours ", " ourselves ", " i ", " my "),)
"""Hints of `_WE`, as words that stand free."""
_BY = deferred(
    rf"\b{_DONE}\b[^.;]{{0,60}}\bby\s+(?!(?:mail|post|e-?mail|phone|law|default|means|using|the\s+use|automat\w+|cookies?)\b)\w",
    re.IGNORECASE,
)
_GENERAL = deferred(
    r"\b(?:how|what\s+(?:type|kind)|learn\s+more|more\s+information)\b|\A[\W]*cookies?[\W]+(?:are|is)\s+(?:an?\s+)?(?:small|bits?|pieces?|text|files?)\b",
    re.IGNORECASE,
)
_PRACTICE = deferred(
    r"\b(?:collect|gather|obtain|record|stor|process|shar|disclos|transfer|transmit|retain|combin|analy[sz]|sell|sold|evaluat|forward)\w*|\b(?:use[sd]?|using|kept|keep)\b",
    re.IGNORECASE,
)
_INFO = RuleInfo(
    name="passive-without-actor",
    group="quality",
    summary="A section says what is done with data and never by whom.",
    severity="info",
    stability="preview",
    documentation=Documentation(
        what=f"""
Counts, section by section, the sentences in which data "is collected", "may be shared" or "will be stored" and nobody is named who does it.
Reports a section with {_LEAST} or more of them where they are at least {_SHARE * 100:.0f} in a hundred of its sentences on what is done with data. Single sentences are never reported.
""",
        why="""
Who collects, uses and receives data is what a notice is for (GDPR Art. 12(1), 13(1)). The Article 29 Working Party's guidelines on
transparency ask for the active voice: "information may be shared" hides whether the organisation, its agent or a stranger does it.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nYour information may be shared. The information is used for research. Your data will be kept.\n",
                flagged=("information may be shared",),
            ),
            Example(
                "# Privacy policy\n\n## Data\n\nPersonal data is collected at registration. Usage data may be recorded. Address data is stored for a year. Order details "
                "may be shared with carriers.\n",
                flagged=("data is collected",),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\n## What we collect\n\nPersonal data is collected at registration. Usage data may be recorded. "
                "Address data is stored for a year.\n"
            ),
            Example(
                "# Privacy policy\n\n## Data\n\nWe collect personal data at registration. Usage data may be recorded. We store addresses for a year. "
                "We share order details with carriers.\n"
            ),
            Example("# Privacy policy\n\n## Data\n\nPersonal data is collected at registration.\n"),
        ),
        limits="""
A section whose heading names who acts ("What we collect") is left alone. Who acts may be named in the section before, which is not weighed.

On 131 real policies of 2013 to 2021: 2 findings in 1 policy, which are right; too few to leave preview. Other policies have single such
sentences among others that name who acts.
""",
        references=(
            "GDPR Art. 12(1)",
            "Article 29 Working Party, Guidelines on transparency (WP260 rev.01), para. 12",
        ),
    ),
)


class PassiveWithoutActor:
    """Finds sections in which nobody acts."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        for section, passives in _by_section(policy):
            if len(passives) < _LEAST or (section.heading and _WE.search(section.heading.text.content)):
                continue
            found = [span for one, words in passives if (span := _unowned(one, words)) is not None]
            if len(found) < _LEAST:
                continue
            said = _said(policy)[id(section)]
            if len(found) < _SHARE * sum(_PRACTICE.search(words) is not None for words in said):
                continue
            yield Finding(
                f"{len(found)} sentences of this section say what is done with data and not by whom",
                found[0],
                help="Say who does it: “we collect”, “our payment provider keeps”.",
                related=tuple(Related("and here", span) for span in found[1 : _MOST_RELATED + 1]),
            )


def _by_section(policy: Policy) -> Iterable[tuple[Section, list[tuple[Passage, str]]]]:
    """For each section the statements, with their words, that may say what is done and of nobody that they do it."""
    sections: dict[int, tuple[Section, list[tuple[Passage, str]]]] = {}
    for passage, words in candidates(policy, _PASSIVE, without=_PLAINLY_WE):
        sections.setdefault(id(passage.section), (passage.section, []))[1].append((passage, words))
    return sections.values()


def _unowned(passage: Passage, words: str) -> Span | None:
    """Where a statement says what is done, if it says of nobody that they do it."""
    found = None if _WE.search(passage.text.content) else _PASSIVE.find(words)
    if found is None or _BY.search(words, found.start()) or _GENERAL.search(words):
        return None
    return placed(passage, found)


@remembered
def _said(policy: Policy) -> dict[int, list[str]]:
    """The statements of each section, told by its identity."""
    sections: dict[int, list[str]] = {}
    for passage in statements(policy):
        sections.setdefault(id(passage.section), []).append(passage.own_text)
    return sections
