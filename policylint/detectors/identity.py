"""Which organisation is behind a policy: a name that acts as "we" do, or that a contact block gives.

A product, a domain or "the Company" alone is not enough. A name counts where it is defined as "we", where it
is said to be the controller or to run the service, where it does what controllers do ("Acme collects …"), or
where it stands with a legal form beside the organisation's address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policylint.detectors.audience import audience_of
from policylint.disclosure import Attribute, Confidence, Disclosure
from policylint.document import Document
from policylint.entities import recognise
from policylint.passages import Passage

_WORD = r"(?:[A-Z0-9][\w&.'’\-]*\w|[a-z]{1,3}[A-Z]\w+|[A-Z]{2,})"
_NAME = rf"(?P<name>{_WORD}(?:,? (?:{_WORD}|of|and|&|for|the(?= [A-Z]))){{0,7}},?(?: (?:Inc|Ltd|Co|Corp|S\.A|B\.V|A/S)\b\.?)?)"
_COLLECTIVE = r"(?:we|us|our|ours|the\s+company|our\s+company|company)"
_QUOTE = r"[\"'“”‘’«»]?"
_DOES = (
    r"(?:collects?|uses?|process(?:es)?|respects?|takes?|values?|believes?|recogni[sz]es?|understands?|cares?|protects?|shares?"
    r"|keeps?|maintains?|stores?|gathers?|receives?|knows?|wants?|strives?|(?:may|will|does|do|can|shall|cannot)\s+(?:not\s+|also\s+)?\w+"
    r"|(?:is|are)\s+(?:\w+\s+)?(?:committed|dedicated|concerned|responsible|sensitive|pleased|required|the\s+(?:data\s+)?controller|a\s+controller|aware|not\s+responsible)"
    r"|reserves?|adheres?|treats?|sells?|endeavou?rs?|obtains?|complies|comply|pledges?|promises?|adopts?|handles?|discloses?|has|have|considers?|employs?|offers?|provides?)"
)
_PERSONAL = re.compile(
    r"\b(?:information|data|privacy|personal|cookies?|e-?mail|confidential\w*|security)\b", re.IGNORECASE
)
_CERTAIN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_NAME}[^.;()]{{0,60}}[(,]\s*[^()]{{0,80}}?{_QUOTE}\b(?i:{_COLLECTIVE})\b{_QUOTE}",
        rf"\b(?i:we|us|our)\b,?\s*\(?(?:at\s+|as\s+|of\s+)?{_NAME}\)?,",
        rf"\b(?:[Aa]t|[Hh]ere at)\s+{_NAME},?\s+(?i:we|our|your|privacy|protecting|respecting|the\s+privacy)\b",
        rf"(?i:controller|responsible\s+(?:for|body|party|entity)|person\s+responsible)\b[^.;]{{0,80}}?\b(?:is|are|:|by|was)\s*:?\s+(?:the\s+)?{_NAME}",
        rf"{_NAME}[^.;]{{0,60}}\b(?:is|are|acts?\s+as)\s+(?:the|a|your|our)?\s*(?:data\s+|joint\s+|sole\s+)*controllers?\b",
        rf"(?i:operated|owned|run|provided|published|maintained|managed|hosted|controlled|made available|offered)(?:\s+and\s+\w+)?\s+by\s+(?:the\s+)?{_NAME}",
        rf"(?i:references?|refers?|mean\w*)[^.;]{{0,60}}{_QUOTE}(?i:{_COLLECTIVE}){_QUOTE}[^.;]{{0,30}}\b(?:to|mean\w*)\s+{_NAME}",
        rf"(?i:{_COLLECTIVE}){_QUOTE}[^.;]{{0,40}}\b(?:mean|means|refers?\s+to|is|are)\s+{_NAME}",
    )
)
_ACTING = re.compile(rf"{_NAME}(?:\s*\([^)]*\))?,?\s+{_DOES}\b")
_OWN_POLICY = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_NAME}(?:['’]s?)?\s+(?i:privacy|data protection|cookie)\b",
        rf"\b(?i:policy|statement|notice)\s+(?:of|for)\s+(?:the\s+)?{_NAME}",
    )
)
_LEGAL_FORM = frozenset({"organisation"})
_COMMON = frozenset(
    [
        "a",
        "an",
        "and",
        "any",
        "all",
        "also",
        "although",
        "as",
        "at",
        "be",
        "because",
        "before",
        "both",
        "but",
        "by",
        "california",
        "calling",
        "children",
        "collection",
        "company",
        "companies",
        "consent",
        "consumer",
        "consumers",
        "contact",
        "cookie",
        "cookies",
        "customer",
        "customers",
        "data",
        "disclosure",
        "do",
        "does",
        "during",
        "each",
        "effective",
        "eea",
        "eu",
        "european",
        "europe",
        "except",
        "for",
        "from",
        "further",
        "gdpr",
        "general",
        "he",
        "her",
        "here",
        "his",
        "how",
        "however",
        "i",
        "if",
        "in",
        "information",
        "internet",
        "is",
        "it",
        "its",
        "last",
        "law",
        "legal",
        "location",
        "log",
        "may",
        "members",
        "most",
        "my",
        "nevada",
        "no",
        "non",
        "not",
        "note",
        "notice",
        "of",
        "on",
        "once",
        "one",
        "only",
        "or",
        "other",
        "our",
        "ours",
        "over",
        "party",
        "parties",
        "people",
        "person",
        "personal",
        "pii",
        "please",
        "policy",
        "privacy",
        "processing",
        "protection",
        "providing",
        "purpose",
        "purposes",
        "registration",
        "retention",
        "rights",
        "section",
        "security",
        "service",
        "services",
        "she",
        "site",
        "sites",
        "so",
        "some",
        "statement",
        "such",
        "terms",
        "that",
        "the",
        "their",
        "then",
        "there",
        "these",
        "they",
        "third",
        "this",
        "those",
        "to",
        "under",
        "union",
        "united",
        "until",
        "updated",
        "use",
        "user",
        "users",
        "using",
        "visitor",
        "visitors",
        "we",
        "web",
        "website",
        "websites",
        "what",
        "when",
        "where",
        "whether",
        "which",
        "while",
        "who",
        "why",
        "with",
        "within",
        "without",
        "you",
        "your",
        "ip",
        "dns",
        "url",
        "faq",
        "states",
        "state",
        "uk",
        "us",
        "usa",
        "u.s.",
        "act",
        "regulation",
        "article",
        "directive",
        "ico",
        "google",
        "facebook",
        "twitter",
        "instagram",
        "linkedin",
        "youtube",
        "apple",
        "microsoft",
        "amazon",
        "adobe",
        "paypal",
        "stripe",
        "analytics",
        "android",
        "ios",
        "chrome",
        "firefox",
        "safari",
        "explorer",
        "edge",
        "opera",
        "mozilla",
        "flash",
        "java",
        "javascript",
        "html",
        "http",
        "https",
        "ssl",
        "tls",
        "sdk",
        "api",
        "dpo",
        "cpo",
        "ccpa",
        "cpra",
        "coppa",
        "hipaa",
        "account",
        "accounts",
        "access",
        "additionally",
        "additional",
        "among",
        "another",
        "apart",
        "anonymous",
        "automatic",
        "certain",
        "depending",
        "every",
        "everyone",
        "finally",
        "following",
        "generally",
        "if",
        "first",
        "second",
        "many",
        "more",
        "moreover",
        "neither",
        "nobody",
        "none",
        "nothing",
        "often",
        "otherwise",
        "overall",
        "subject",
        "therefore",
        "though",
        "through",
        "thus",
        "unless",
        "upon",
        "usually",
        "via",
        "whenever",
        "wherever",
        "yes",
        "definitions",
        "introduction",
        "scope",
        "summary",
        "overview",
        "background",
        "english",
        "german",
        "french",
        "spanish",
        "mr",
        "mrs",
        "ms",
        "dr",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "shield",
        "do-not-track",
        "dnt",
        "gpc",
        "owner",
        "owners",
        "operator",
        "controller",
        "processor",
        "supplier",
        "client",
        "clients",
        "device",
        "devices",
    ]
)


@dataclass(frozen=True, slots=True)
class IdentityDetector:
    """Finds the name of the organisation that a policy speaks for."""

    name: str = "identity"

    @property
    def topics(self) -> frozenset[str]:
        return frozenset({"controller.identity"})

    def detect(self, document: Document, passages: tuple[Passage, ...]) -> Iterable[Disclosure]:
        known = _ProperNames(passages)
        for passage in passages:
            if passage.kind != "heading":
                for start, end, confidence, because in _names(passage):
                    if end <= passage.own:
                        continue
                    if confidence == "certain" or passage.text.content[start:end] in known:
                        yield _disclosure(passage, start, end, confidence, because)
                        break


class _ProperNames:
    """Tells names from words that are capitalised only because a sentence begins with them."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self._text = "\n".join(passage.own_text for passage in passages)
        self._known: dict[str, bool] = {}

    def __contains__(self, name: str) -> bool:
        if name not in self._known:
            within = re.compile(rf"[a-z,\"'“‘(] {re.escape(name)}\b")
            self._known[name] = within.search(self._text) is not None
        return self._known[name]


def _names(passage: Passage) -> Iterator[tuple[int, int, Confidence, str]]:
    content = passage.text.content
    for pattern in _CERTAIN:
        for match in pattern.finditer(content):
            place = _proper(content, match.start("name"), match.end("name"))
            if place:
                yield (*place, "certain", "named as the organisation")
    if _PERSONAL.search(content):
        for pattern in (_ACTING, *_OWN_POLICY):
            for match in pattern.finditer(content):
                start = match.start("name")
                place = _proper(content, start, match.end("name"))
                if place and not _is_third_party(content, start):
                    yield (*place, "likely", "a name that acts as the organisation")
    if len(content) < 120:
        for entity in recognise(content, _LEGAL_FORM):
            yield entity.start, entity.end, "certain", "a name with a legal form, on a line of its own"


def _proper(content: str, start: int, end: int) -> tuple[int, int] | None:
    """The part of a capitalised phrase that is a name: without the common words it begins or ends with."""
    words = [(m.start() + start, m.end() + start, m.group()) for m in re.finditer(r"\S+", content[start:end])]
    while words and _is_common(words[0][2]):
        words.pop(0)
    while words and (_is_common(words[-1][2]) or words[-1][2] in ("of", "and", "&", "for", "the")):
        words.pop()
    if not words or not any(character.isupper() for character in words[0][2]):
        return None
    return words[0][0], words[-1][0] + len(words[-1][2].rstrip(",'’"))


def _is_common(word: str) -> bool:
    plain = word.strip(".,'’\"").lower().removesuffix("'s").removesuffix("’s")
    return plain in _COMMON or plain.isdigit()


def _is_third_party(content: str, start: int) -> bool:
    return bool(re.search(r"\b(?:such as|like|including|by|from|with|via|of)\s*$", content[:start]))


def _disclosure(passage: Passage, start: int, end: int, confidence: Confidence, because: str) -> Disclosure:
    start = max(start, passage.own)
    place = passage.text.span(start, end)
    return Disclosure(
        "controller.identity",
        "stated",
        (passage.span,),
        passage.own_text,
        confidence,
        attributes=(Attribute("controller", passage.text.content[start:end], place),),
        audience=audience_of(passage.headings),
        because=because,
        focus=place,
    )
