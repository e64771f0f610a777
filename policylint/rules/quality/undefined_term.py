"""`undefined-term`: a word that is capitalised like a defined one, and defined nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TypeAlias

from policylint.concordance import concordance
from policylint.diagnostics import Finding
from policylint.entities.words import places_in
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.patterns import Hinted, deferred, words
from policylint.policy import Policy
from policylint.rule import Documentation, Example, Option, RuleInfo
from policylint.rules.wording import candidates, lines, own_words, read
from policylint.source import Span

_TERM = (
    r"(?:Personal\s+(?:Data|Information)|Personally\s+Identifiable\s+Information|Non-Personal\s+(?:Data|Information)|Usage\s+Data|"
    r"Website|Site|Service|Platform|Software|Application|App|Company|Controller|Processor|Affiliate|User|Member|Customer|Client|"
    r"Subscriber|Service\s+Provider|Business\s+Partner)"
)
_FIRST = words(
    "Personal Personally Non Usage Website Site Service Platform Software Application App Company Controller Processor Affiliate User Member "
    "Customer Client Subscriber Business"
)
_FIRST_WORDS = _FIRST | {f"{word}s" for word in _FIRST}
"""A term begins with one of these."""
_USE = deferred(rf"(?P<term>{_TERM})s?\b(?!\s+[A-Z(])(?![-/]\w)")
_PLURAL_END = deferred(r"s?\b")
_BEFORE = deferred(
    r"(?<=[a-z,;]\s)(?:the|our|your|any|such|these|this|other|of|as|to|with|process|collect|use|share)\s+\Z"
)
_LAW = Hinted(
    "ccpa|gdpr|cpra| act|civil code|penal code|regulation (e",
    r"\b(?:CCPA|GDPR|CPRA|[A-Z]\w+\s+Act|(?:Civil|Penal)\s+Code|Regulation\s+\(E[CU]\))",
)
_NEAR = 30
"""Characters before a term that may show it to stand in the middle of a sentence."""
_NEARER = 10
"""The same where one space stands before it: as many as in the longest such word, and around it."""
_FEWEST = 3
_MOSTLY = 4
"""A term counts as such where it is written small at most once in so many uses."""
_INFO = RuleInfo(
    name="undefined-term",
    group="quality",
    summary="A term is capitalised as if defined, and defined nowhere.",
    severity="info",
    stability="preview",
    options=(Option("least-uses", _FEWEST, "How often a term must be used to be reported.", least=1),),
    documentation=Documentation(
        what="""
Reports a term such as "Personal Data", "Website" or "Affiliates" that is used at least three times in the middle of sentences with a
capital, hardly ever without, and that nothing defines: neither quotation marks, nor brackets, nor "means", "refers to" and the like,
nor a heading or list item that explains it. It is reported once, at its first use. In a section that cites a statute by name, the term may be the statute's, and does not count.
""",
        why="""
A capital tells readers that the word has a meaning fixed somewhere. If it has none, they cannot know whether the "Website" includes the
app, or "Personal Data" an IP address.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nWe log your visits to the Website. When you leave the Website, we stop. You find us on the Website.\n",
                flagged=("Website",),
            ),
            Example(
                "# Privacy policy\n\nWe collect Personal Data. We share your Personal Data with carriers, and delete your Personal Data in time; "
                "ask for your Personal Data at any time.\n",
                flagged=("Personal Data",),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\nAcme runs acme.example (the “Website”). We log visits to the Website. When you leave the Website, we "
                "stop. You find us on the Website.\n"
            ),
            Example(
                "# Privacy policy\n\nPersonal Data means what is about you. We share your Personal Data with carriers, delete your Personal "
                "Data in time, and protect your Personal Data.\n"
            ),
            Example("# Privacy policy\n\nWe log your visits to the website, and what you do on the website.\n"),
        ),
        limits="""
Looks only for words that policies commonly define. A definition in another document, such as terms of use, is not
seen; nor is the house style that writes a word large.

On 131 real policies of 2013 to 2021: 3 findings; all were read and are right (measured after one was mended, a term of the statute it cites); too few to
leave preview.
""",
        references=("GDPR Art. 12(1)",),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class UndefinedTerm:
    """Finds terms that nothing defines."""

    least_uses: int = _FEWEST
    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        uses = _uses(policy, self.least_uses)
        frequent = [term for term, places in uses.items() if len(places) >= self.least_uses]
        if not frequent:
            return
        text = read(policy.passages)
        frequent = [term for term in frequent if _is_rarely_small(term, text, len(uses[term]))]
        text = lines(policy.passages) if frequent else ""
        for term in frequent:
            if _is_rarely_small(term, text, len(uses[term])) and not _is_defined(term, text):
                yield Finding(
                    f"“{term}” is capitalised like a defined term, and nothing defines it",
                    _placed(*uses[term][0]),
                    help=f"Say what it means where it is first used, for example: … (the “{term}”). Or write it small.",
                )


_Use: TypeAlias = "tuple[Passage, int, int]"
"""A passage, and where the term stands in its own words."""


def _uses(policy: Policy, least: int) -> dict[str, list[_Use]]:
    """The uses of terms, but for those in sections that cite a law; where none is used so often, there may be more."""
    uses = _capitalised(policy)
    if all(len(places) < least for places in uses.values()):
        return uses
    under_law = {id(one.section) for one, said in candidates(policy, _LAW) if _LAW.pattern.search(said)}
    apart = {
        term: [use for use in places if id(use[0].section) not in under_law] for term, places in uses.items()
    }
    return {term: places for term, places in apart.items() if places}


def _capitalised(policy: Policy) -> dict[str, list[_Use]]:
    """The uses of terms in the middle of sentences."""
    uses: dict[str, list[_Use]] = {}
    said = [stated or "" for stated in own_words(policy.passages)]
    for number, start in places_in(said, _FIRST_WORDS, concordance(policy.passages).scanned):
        text = said[number]
        if not text[start - 1 : start].isspace():
            continue
        near = _NEAR if text[start - 2 : start - 1].isspace() else _NEARER
        if _BEFORE.search(text, max(0, start - near), start) and (found := _USE.match(text, start)):
            term = found["term"]
            use = policy.passages[number], start, start + len(term)
            uses.setdefault(" ".join(term.split()), []).append(use)
    return uses


def _placed(passage: Passage, start: int, end: int) -> Span:
    """Where a term stands, without its plural."""
    return passage.text.span(passage.own + start, passage.own + end)


def _is_rarely_small(term: str, text: str, uses: int) -> bool:
    """Whether a term of so many uses is hardly ever written small; one of several words counts at most so often where these may be
    apart by other white space than one space.
    """
    small = (place for place in _places(term.lower(), text) if not _is_in_word(text, place))
    return next(islice(small, uses // _MOSTLY, None), None) is None


def _places(words: str, text: str) -> Iterator[int]:
    """Where words stand in a text, or their plural, up to the end of a word."""
    place = text.find(words)
    while place >= 0:
        end = _PLURAL_END.match(text, place + len(words))
        if end is not None:
            yield place
        place = text.find(words, place + 1 if end is None else end.end())


def _is_in_word(text: str, place: int) -> bool:
    before = text[place - 1 : place]
    return before.isalnum() or before == "_"


def _is_defined(term: str, text: str) -> bool:
    """Whether anything looks like the definition of a term. Generous: a doubt counts as one."""
    named = rf"{re.escape(term)}(?:s|\(s\))?"
    quote = "[\"“”„‟«»‘’'*_]"
    return bool(
        re.search(
            rf"{quote}\s*(?:\w+\s+){{0,3}}{named}\W?\s*{quote}"
            rf"|\([^()]{{0,60}}\b{named}[^()\w]{{0,3}}\)"
            rf"|\b{named}\W{{0,3}}(?:\([^)]*\)\W{{0,2}})?\s*(?:(?:as\s+used|in\s+this)[^.]{{0,60}})?"
            r"(?:shall\s+mean|means?|(?:is|are)\s+(?:any|all|an?|information|data|those|defined)|refers?|includes?|consists?|comprises?|"
            r"may\s+include|has\s+the\s+meaning)\b"
            rf"|\b(?:call(?:ed)?|mean(?:ing|s)?|known\s+as|refer(?:red)?\s+to|define[sd]?|definition|term|terms|treat)\b[^.]{{0,60}}\b{named}\b"
            rf"|\b{named}\b[^.]{{0,60}}\b(?:we\s+mean|defined|meaning|we\s+may\s+collect\s+include)\b"
            rf"|^(?:\W*\d*\W*|[a-z][.)]\s*){named}\s*(?:$|[:–—-])",
            text,
            re.MULTILINE,
        )
    )
