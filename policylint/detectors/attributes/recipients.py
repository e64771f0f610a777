"""Recipients by name: organisations with a legal form, well-known companies, and names where a recipient is named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.detectors.attributes.known import CommonWords
from policylint.detectors.attributes.unit import Scope, Stretch, Unit, within
from policylint.disclosure import Attribute, Disclosure
from policylint.entities import company
from policylint.entity import EntityKind
from policylint.patterns import Hinted, deferred, words

_INTRODUCED = deferred(
    r"(?:\b(?:such\s+as|namely|e\.g\.?,?|for\s+example,?|i\.e\.?,?|called|named|via|(?:providers?|partners?|processors?|suppliers?|vendors?"
    r"|compan(?:y|ies)|couriers?|carriers?|services?|platforms?|tools?|networks?|agenc(?:y|ies)|agents?|contractors?|banks?|hosts?)"
    r"(?:\s+(?:is|are|include|including|like|at|we\s+use\s+(?:is|are)|used\s+(?:is|are)))?,?)"
    r"|\b(?:including|like|with|to|by|use|uses|using|through|from))\s*[:(]?\s*(?:the\s+(?:company|provider|service)\s+)?(?=[A-Z])"
)
_NAME = deferred(r"[A-Z][\w&'’+-]*(?:\.(?:com|io|org|net|ai))?(?:\s(?:[A-Z][\w&'’+-]*|of(?=\s[A-Z])))*")
_NEXT = deferred(r"(?:\s*\([^()]{1,80}\))?\s*(?:,\s*(?:and\s+|or\s+)?|\s(?:and|or|&)\s+)(?:the\s+)?(?=[A-Z])")
_KIND = deferred(r"[A-Z]{2,5}s|\w+stra(?:ss|ß)e")
_PLACES: tuple[EntityKind, ...] = ("country", "authority")
STRONG = Hinted(
    "such as|namely|e.g|called|named|via|provider|processor|partner|supplier|vendor|courier|carrier|platform|contractor|host",
    r"\b(?:such\s+as|namely|e\.g|called|named|via|provider|processor|partner|supplier|vendor|courier|carrier|platform|contractor|host)",
    re.IGNORECASE,
)


_NO_NAMES = words(
    """
    Act Acts Affiliates Agreement American April Article Artists August Authority Board California Californian
    CCPA Chapter Child Children City Code Commission Company Companies Controller Cookie Cookies Council Court
    CPRA Customer Customers Data December Department Device Directive DPO EEA EU European February Federal Fee
    First Friday GDPR General Government Group Guests Home Information Internet Irish January July June Law
    Legal March Marketing Material May Member Members Monday Network November October Office Officer Online
    Order Our Parent Parties Partner Partners Party Personal Platform Policy Practices President Principles
    Privacy Processor Processors Product Products Protection Providers Recipients Regulation Representative Safe
    Saturday Section Security September Service Services Shield Site Sites Software State States Sunday Supplier
    Suppliers Terms The These Third This Thursday Tuesday UK United Union US USA User Users Visitor Visitors
    Website Wednesday We You Your IP ID URL PII SSL TLS SMS HTML FAQ PDF HTTPS HTTP API SDK IT HR TV GPS JavaScript App
    Apps Use Uses Framework Standard Contractual Clauses Account Payment Analytics Non Sub In If When As At By
    For From On Or And To With Without Each Any All Other Such Only No Not An It Its Please However Google's
    Email
    """
)


def named_recipients(unit: Unit, disclosure: Disclosure, scope: Scope) -> list[Attribute]:
    """Organisations named as written, in order; of overlapping ones, the longest."""
    spans = [(entity.start, entity.end) for entity in unit.entities("organisation")]
    may_name_a_company = unit.may_name_a_company
    if may_name_a_company or unit.may_match(STRONG):
        others = [*(company.find(unit.content) if may_name_a_company else ()), *_introduced(unit)]
        if others:
            places = [(e.start, e.end) for kind in _PLACES for e in unit.entities(kind)]
            spans += [span for span in others if not _overlaps(span, places)]
    if not spans:
        return []
    kept: list[Stretch] = []
    for span in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if within(span[0], scope) and not _overlaps(span, kept):
            kept.append(span)
    return [
        Attribute("recipient", unit.content[start:end], unit.text.span(start, end))
        for start, end in sorted(kept)
        if disclosure.polarity == "stated" or not unit.is_excepted(start)
    ]


def _overlaps(span: Stretch, others: list[Stretch]) -> bool:
    start, end = span
    return any(start < last and first < end for first, last in others)


def _introduced(unit: Unit) -> Iterator[Stretch]:
    """Names after words that lead over to a recipient, one or a list of them."""
    if unit.content[1:].islower():
        return
    for lead in _INTRODUCED.finditer(unit.content):
        at = lead.end()
        strong = STRONG.pattern.search(lead[0]) is not None
        while (match := _NAME.match(unit.content, at)) is not None and _is_name(
            match[0], strong, unit.known.common
        ):
            yield match.span()
            following = _NEXT.match(unit.content, match.end())
            if following is None:
                break
            at = following.end()


def _is_name(words: str, strong: bool, common: CommonWords) -> bool:
    """Whether capitalised words are a name. A lead that may introduce anything proves it only of a known company."""
    parts = words.replace("’", "'").split(" ")
    if any(part in _NO_NAMES for part in parts) or (len(words) < 3 and not words.isupper()):
        return False
    if words in company.company_names():
        return True
    return strong and _KIND.fullmatch(words) is None and not all(part.lower() in common for part in parts)
