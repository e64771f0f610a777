"""`vague-wording`: more vague words than a reader can build on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from policylint.concordance import concordance
from policylint.diagnostics import Finding, Related
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.patterns import Hinted, lowered
from policylint.policy import Policy
from policylint.rule import Documentation, Example, Option, RuleInfo
from policylint.rules.readability import count_words
from policylint.rules.wording import own_words, placed

_LEAST_WORDS = 150
_FEWEST_PLACES = 8
_MOST_PER_THOUSAND = 6.0
_MOST_RELATED = 5
_OF = (
    r"(?:(?:of|other|types?|kinds?|categories|forms|pieces|sorts|your|our|the|this|these|personal|additional|third|such|similar|legitimate|business|"
    r"outside|trusted|relevant|limited|non-\w{1,60}|personally\s{1,9}identifiable)[\s-]+){0,4}"
)
_THING = (
    r"(?:information|data|purposes?|reasons?|means|parties|partners?|companies|circumstances|ways|details|technologies|entities|vendors|providers|"
    r"organi[sz]ations|businesses|uses|things)"
)
_SAID = (
    r"(?!\s{0,9}[,:]?\s{0,9}\(?\s{0,9}(?:such\s{1,9}as|includ\w{1,60}|e\.\s?g|i\.\s?e|for\s{1,9}example|for\s{1,9}instance|like|namely|that|which|who|whom|where|whose|you|we|they|described|listed|set|"
    r"provided|obtained|collected|involved|specified|identified|outlined|under|below|above|as|about|on|regarding|relating|concerning|with\s{1,9}whom|with\s{1,9}which|from\s{1,9}(?:you|the|a)|necessary|required)\b)"
)
"""What follows a vague word and says what is meant."""

_CLASSES = {
    "condition": (
        Hinted(
            "necessary|appropriate|needed|applicable|required&as necessary|as appropriate|as needed|as applicable|as required|deem|consider|believe|think",
            r"\bas\s{1,9}(?:we\s{1,9}(?:\w{1,60}\s{1,9})?(?:deem|consider|believe|think)\s{1,9}(?:\w{1,60}\s{1,9})?)?(?:necessary|appropriate|needed|applicable|required)"
            r"(?!\s{1,9}(?:by|under|to|for|in))\b",
        ),
        Hinted(
            "appropriate|necessary|applicable&where |when |if ",
            r"\b(?:where|when|if)\s{1,9}(?:appropriate|necessary|applicable)\b",
        ),
        Hinted(
            "otherwise reasonabl|from time to time|sometimes",
            r"\b(?:otherwise\s{1,9}reasonabl\w{1,60}|from\s{1,9}time\s{1,9}to\s{1,9}time|sometimes)\b",
        ),
        Hinted(
            "cases|circumstances|situations|instances&certain |some |limited |other |various ",
            r"\b(?:in|under)\s{1,9}(?:certain|some|limited|other|various)\s{1,9}(?:\w{1,60}\s{1,9})?(?:cases|circumstances|situations|instances)\b",
        ),
    ),
    "generalisation": (
        Hinted(
            "generally|mostly|widely|commonly|usually|normally|typically|largely|often|primarily",
            r"\b(?:generally|mostly|widely|commonly|usually|normally|typically|largely|often|primarily)\b",
        ),
        Hinted(
            "among other things|in general|in most cases",
            r"\b(?:among\s{1,9}other\s{1,9}things|in\s{1,9}general|in\s{1,9}most\s{1,9}cases)\b",
        ),
    ),
    "quantifier": (
        Hinted(
            "certain |various |several |numerous |some |many |other |variety |number |range "
            "&information|data|purpose|reason|means|parties|partner|companies|circumstances|ways|details|technologies|entities|vendor|provider"
            "|organisations|organizations|businesses|uses|things",
            rf"\b(?:certain|various|several|numerous|some|many|other|a\s{{1,9}}(?:variety|number|range)\s{{1,9}}of)\s{{1,9}}{_OF}{_THING}\b{_SAID}\b",
        ),
        Hinted(
            "including&limit",
            r"\bincluding,?\s{1,9}(?:but\s{1,9}(?:is\s{1,9})?not|without)\s{1,9}limit\w{1,60}(?:\s{1,9}to)?\b",
        ),
        Hinted(" so on|etc| the like", r"\b(?:and\s{1,9}so\s{1,9}on|etc|and\s{1,9}the\s{1,9}like)\b"),
    ),
}
"""The vague words of each class, in lower case."""

_ALL = tuple((name, hinted) for name, some in _CLASSES.items() for hinted in some)
_DONE = "collect gather obtain receiv process shar disclos provid transfer sell retain keep stor"
"""How the words for what is done with data begin, but for "use"."""
_USED = "use uses used using"
_PRACTICE = Hinted(
    "|".join((*_DONE.split(), "use", "using")),
    rf"\b(?:{'|'.join(_DONE.split())}|(?:{'|'.join(_USED.split())})\b)",
)
"""In lower case."""
_PLAIN = (tuple([f" {word}" for word in _DONE.split()] + [f" {word} " for word in _USED.split()]),)
"""Hints of `_PRACTICE` that need no search: words that stand free."""
_INFO = RuleInfo(
    name="vague-wording",
    group="quality",
    summary="What is done with data is said in vague words throughout.",
    severity="info",
    stability="preview",
    options=(
        Option(
            "most-per-thousand", _MOST_PER_THOUSAND, "How many of a thousand words may be vague.", most=1000
        ),
        Option(
            "least-words", _LEAST_WORDS, "How many words on such practices a policy needs to be judged.", 1
        ),
    ),
    documentation=Documentation(
        what=f"""
Counts vague words in the sentences on collecting, using, sharing and keeping data: conditions ("as appropriate", "from time to time"),
generalisations ("generally", "among other things") and quantifiers ("certain information", "various purposes", "including but not limited to"), the last only where nothing
follows that says what is meant ("such as", "that you enter"). Reports a policy once, where there are {_FEWEST_PLACES} or more and they come to more than
{_MOST_PER_THOUSAND:.0f} in a thousand words of such sentences, with the first places of the commonest class. "May" and its
kin are not counted: hardly a policy does without.
""",
        why="""
Readers take vague practices for riskier than plain ones, and rightly: such sentences exclude nothing. The classes are those of
Reidenberg, Bhatia, Breaux and Norton (2016).
""",
        flagged=(
            Example(
                "# Privacy policy\n\n"
                + "We generally collect certain information and usually share some of it with various companies. "
                * 11
                + "\n",
                flagged=("generally",),
            ),
            Example(
                "# Privacy policy\n\n"
                + "In certain circumstances, we may use data from time to time as appropriate for our purposes. "
                * 10
                + "\n",
                flagged=("In certain circumstances",),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\n" + "We collect your name and share it with our printers. " * 20 + "\n"
            ),
            Example("# Privacy policy\n\nWe generally collect certain information.\n"),
            Example("# Privacy policy\n\n" + "We sing, generally, and sometimes we dance. " * 30 + "\n"),
        ),
        limits="""
Counts words, not what they do: what the next sentence or a list spells out still counts. Short policies, under 150 such words, are left alone.

On 131 real policies of 2013 to 2021: 13 findings (the median is 4 such words in a thousand). Of the places shown, about two of three are vague where they
stand, and the others are made plain nearby: a policy is rightly called vague more often than each of its words, but where to draw the line is a choice of
ours that reading cannot settle. So it stays in preview.
""",
        references=(
            "Reidenberg, Bhatia, Breaux and Norton (2016), Ambiguity in Privacy Policies and the Impact of Regulation",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class VagueWording:
    """Finds policies that are vague throughout."""

    most_per_thousand: float = _MOST_PER_THOUSAND
    least_words: int = _LEAST_WORDS
    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        places = list(_places(policy.passages))
        if len(places) < _FEWEST_PLACES:
            return
        total = count_words("\n".join(_practices(policy.passages)))
        density = 1000 * len(places) / max(total, 1)
        if density <= self.most_per_thousand or total < self.least_words:
            return
        ((commonest, _),) = Counter(name for name, _, _ in places).most_common(1)
        shown = [placed(passage, found) for name, passage, found in places if name == commonest]
        yield Finding(
            f"{density:.0f} vague words in a thousand, most of them of the class “{commonest}”",
            shown[0],
            help="Say which data, which purposes, which recipients, and when.",
            related=tuple(Related("and here", span) for span in shown[1 : _MOST_RELATED + 1]),
        )


def _practices(passages: tuple[Passage, ...]) -> Iterator[str]:
    """The statements on what is done with data, their own words."""
    known, stated = concordance(passages), own_words(passages)
    plain = frozenset(known.holding(_PLAIN))
    for number in known.holding(_PRACTICE.hints):
        words = stated[number]
        if words is not None and ((number in plain and not passages[number].own) or _is_practice(words)):
            yield words


def _is_practice(words: str) -> bool:
    return _PRACTICE.pattern.search(lowered(words)) is not None


def _places(passages: tuple[Passage, ...]) -> Iterator[tuple[str, Passage, re.Match[str]]]:
    """The vague words in sentences on practices, each with its class and its passage."""
    stated = own_words(passages)
    for number, some in _may_be_vague(passages).items():
        words = stated[number]
        if words is None:
            continue
        found = [
            (name, match)
            for name, match in _found(some, lowered(words))
            if not match.start() or not words[match.start()].isupper()
        ]
        if found and _is_practice(words):
            for name, match in found:
                yield name, passages[number], match


def _found(some: list[tuple[str, Hinted]], text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """What matches some patterns, each with its class, as one expression of all would find it: of what overlaps only what comes first."""
    ahead = [
        (match.start(), index, match)
        for index, (_, one) in enumerate(some)
        if (match := one.pattern.search(text)) is not None
    ]
    while ahead:
        _, index, match = min(ahead)
        yield some[index][0], match
        end = match.end()
        ahead = [
            (again.start(), other, again)
            for start, other, known in ahead
            if (again := known if start >= end else some[other][1].pattern.search(text, end)) is not None
        ]


def _may_be_vague(passages: tuple[Passage, ...]) -> dict[int, list[tuple[str, Hinted]]]:
    """By the numbers of passages that may be on practices, in order, the patterns that may match there, each with its class."""
    found: defaultdict[int, list[tuple[str, Hinted]]] = defaultdict(list)
    for one in _ALL:
        for number in concordance(passages).holding((*_PRACTICE.hints, *one[1].hints)):
            found[number].append(one)
    return dict(sorted(found.items()))
