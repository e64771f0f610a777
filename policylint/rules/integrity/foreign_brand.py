"""`foreign-brand`: another organisation's name, left over from the text that was copied."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeAlias

from policylint.diagnostics import Finding
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import candidates, lower_source
from policylint.source import Span

_Spoken: TypeAlias = tuple[Span, str, str]
"""Where a name stands for "we", the name, and the words beside it."""

_NAME = r"[A-Z0-9][\w&.’'-]{0,60}(?:\s{1,9}(?:(?:of|and|&|the|for)\s{1,9})?[A-Z0-9][\w&.’'-]{0,60}){0,4}"
_WE = r"[(\[]?\s{0,9}(?:(?:collectively|together|hereinafter|hereafter|the|also|referred\s{1,9}to\s{1,9}as|and)[\s,]{1,9}){0,4}(?:[“\"‘'][\w\s.&-]{1,90}[”\"’'],?\s{1,9}(?:or\s{1,9}|and\s{1,9})?){0,2}[“\"‘'](?:we|us|our)\b"
_QUOTED = Hinted(
    "“we|\"we|‘we|'we|“us|\"us|‘us|'us|“our|\"our|‘our|'our",
    rf"(?P<a>{_NAME}),?\s{{0,9}}(?:(?:Inc|Ltd|LLC|GmbH|AB|plc|Corp)\.?,?\s{{0,9}})?{_WE}"
    rf"|[“\"‘'](?i:we|us|our)[”\"’'][^.;()]{{0,40}}?\b(?:means?|refers?\s{{1,9}}to|stands?\s{{1,9}}for)\s{{1,9}}(?:the\s{{1,9}})?(?P<b>{_NAME})",
)
_SPOKEN = (
    Hinted("at &, we|, our|, your", rf"\b[Aa]t\s{{1,9}}(?P<c>{_NAME}),\s{{1,9}}(?:we|our|your)\b"),
    Hinted("we at ", rf"\b[Ww]e\s{{1,9}}at\s{{1,9}}(?P<d>{_NAME})"),
    Hinted(
        "privacy policy of|privacy notice of|privacy statement of",
        rf"\b(?:[Tt]his|[Oo]ur)\s{{1,9}}(?i:privacy\s{{1,9}}(?:policy|notice|statement))\s{{1,9}}of\s{{1,9}}(?P<f>{_NAME})",
    ),
    Hinted(
        "this is &privacy policy|privacy notice|privacy statement",
        rf"\b[Tt]his\s{{1,9}}is\s{{1,9}}(?:the\s{{1,9}})?(?P<e>{_NAME})['’]s?\s{{1,9}}(?i:privacy\s{{1,9}}(?:policy|notice|statement))\b",
    ),
    Hinted(
        "thank&you for choosing|you for visiting|you for using",
        rf"\b[Tt]hank\s{{1,9}}you\s{{1,9}}for\s{{1,9}}(?:choosing|visiting|using)\s{{1,9}}(?P<g>{_NAME})",
    ),
    Hinted("welcome to", rf"\b[Ww]elcome\s{{1,9}}to\s{{1,9}}(?P<h>{_NAME})"),
)
_ANY_SPOKEN = deferred("|".join(one.pattern.pattern for one in _SPOKEN))
_RELATED = deferred(
    r"\b(?:subsidiar\w{1,60}|affiliat\w{1,60}|parent|group|owned|owns|operated|operates|brands?|division|trading\s{1,9}as|trades?\s{1,9}as|d/b/a|doing\s{1,9}business|formerly|known\s{1,9}as|member\s{1,9}of|"
    r"acqui\w{1,60}|service\s{1,9}of|product\s{1,9}of|part\s{1,9}of|third[\s-]part\w{1,60}|partners?|providers?|processors?|advertis\w{1,60}|analytics|payments?|plugins?|their|its|linked|links?|see|read|visit|click|consult|please|available|view|according)\b",
    re.IGNORECASE,
)
_FORM = """
    inc ltd limited llc llp gmbh ab ag sa sas bv nv plc oy as corp corporation company co the and of for
    group holding holdings international our your this that these website site websites app application
    applications service services privacy policy notice statement platform platforms online store shop
    team company's mobile software all any other each we us internet web personal data information
"""
"""Words of names that say nothing of whose they are: legal forms and what is named."""

_WORD = deferred(r"[A-Za-z0-9]{2,}")
_MOST_MENTIONS = 3
_MANY = 200
"""A text in which more names speak as “we” is a collection of policies: so many are looked at, and words are counted all at once."""
_INFO = RuleInfo(
    name="foreign-brand",
    group="integrity",
    summary="Another organisation's name stands where the policy speaks of “we”.",
    stability="preview",
    topic="controller.identity",
    documentation=Documentation(
        what=f"""
Reports a name that a sentence gives to "we" ("At Widgetly, we …", "Widgetly Inc. (“we”)", "This is Widgetly's privacy policy", "Welcome to Widgetly") and that has
nothing in common with the names of the organisation. Those are taken from the fact `organisation`, where it is declared, and else from the text: whoever
it says is responsible, its title, and the hosts of its addresses. A name that stands more than {_MOST_MENTIONS} times, or near a word that says how the two belong together ("a brand of", "part of"), is taken
for one of its own.
""",
        why="""
Readers do not know who has their data. A stranger's name says that the text was copied, and not read.
""",
        flagged=(
            Example(
                "# Privacy policy of Acme\n\nAcme AB is the controller of your personal data. Write to privacy@acme.example.\n\n## Security\n\n"
                "At Widgetly, we take security seriously.\n",
                flagged=("Widgetly",),
            ),
            Example(
                "# Privacy policy\n\nAcme AB (“Acme”, “we”) runs this shop. Acme keeps your orders for six years.\n\n## Changes\n\nThank you for visiting Widgetly.\n",
                flagged=("Widgetly",),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy of Acme\n\nAcme AB is the controller of your personal data.\n\n## Maps\n\nWe show maps of Globemap; read Globemap's Privacy Policy.\n"
            ),
            Example(
                "# Privacy policy of Acme\n\nAcme AB is the controller. At Widgetly, a brand of Acme, we sell toys.\n"
            ),
            Example("# Privacy policy\n\nAt Widgetly, we like data. Write to help@widgetly.example.\n"),
        ),
        limits="""
A name that was replaced nowhere cannot be told from the organisation's own, unless `organisation` is declared. Names that share a word with the organisation's are
taken for its own.

On 131 real policies of 2013 to 2021: no finding; in preview until real ones have been read. Tested on the texts of its case file, written for
it: leftovers are reported, brands, providers and longer forms of the organisation's name are not.
""",
        references=("GDPR Art. 13(1)(a)",),
    ),
)


class ForeignBrand:
    """Finds the names of strangers."""

    info: RuleInfo = _INFO
    hints = tuple(one.hints for one in (_QUOTED, *_SPOKEN))

    def check(self, policy: Policy) -> Iterator[Finding]:
        spoken: list[_Spoken] = sorted(islice(_spoken(policy), _MANY))
        if not spoken:
            return
        text = policy.document.source.text
        declared = policy.facts.get("organisation")
        is_declared = isinstance(declared, tuple) and bool(declared)
        own = _words(map(str, declared)) if isinstance(declared, tuple) else None
        told: set[frozenset[str]] = set()
        for span, name, beside in spoken:
            words = _words((name,))
            if not words or words in told or _RELATED.search(beside):
                continue
            if not is_declared and text.count(name) > _MOST_MENTIONS:
                continue
            if own is None:
                own = _own_words(policy, spoken)
            if words & own or not (is_declared or own):
                continue
            told.add(words)
            yield Finding(
                f"“{name}” is spoken of as “we”, and is no name of the organisation",
                span,
                topic=self.info.topic,
                help="Put your own name; if both are yours, say how they belong together.",
            )


def _spoken(policy: Policy) -> Iterator[_Spoken]:
    for pattern, hinted in ((_QUOTED.pattern, (_QUOTED,)), (_ANY_SPOKEN, _SPOKEN)):
        for passage, said in candidates(policy, *hinted):
            for found in pattern.finditer(said):
                group = found.lastgroup or "a"
                start, end = found.span(group)
                name = found[group].rstrip(".,’'").removesuffix("’s").removesuffix("'s")
                span = passage.text.span(passage.own + start, passage.own + start + len(name))
                yield span, " ".join(name.split()), said[:start] + said[end:]


def _own_words(policy: Policy, spoken: Iterable[_Spoken]) -> frozenset[str]:
    """The words of the names that the text gives to the organisation, if it gives one more than once."""
    names = [name for said in policy.about("controller.identity") for name in said.values("controller")]
    title = policy.document.title
    said = _words((*names, *(name for _, name, _ in spoken)))
    text = lower_source(policy.document)
    counted = Counter(_WORD.findall(text)) if len(said) > _MANY else None
    own = {word for word in said if (text.count(word) if counted is None else counted[word]) > _MOST_MENTIONS}
    if title is not None:
        own |= _words((title.text.content,))
    own |= _words((names[0],)) if names else frozenset()
    return frozenset(own)


def _words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for name in names for word in _WORD.findall(name)) - set(_FORM.split())
