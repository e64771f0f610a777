"""Which parts of MDX exclude each other: elements that ask for something (`<If eu>`, `<Else>`), tabs, and elements that an expression chooses between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from policylint.patterns import deferred, words
from policylint.source import Span
from policylint.templating.branches import Branch, asking
from policylint.templating.jsx_elements import Choice, Element, choices, elements

_WORDS = deferred(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_ELSE = words("else otherwise fallback")
_NOT = words("unless hide hidden not non outside except")
_ASKS = words("if when show visible only inside for match case conditional")
_OF_READERS = words("""
    region country locale state audience platform market variant jurisdiction
    eu eea uk us usa gb ca europe california gdpr ccpa switzerland
    """)
_ASKING = _NOT | _ASKS | _OF_READERS
_CHOOSING = words("switch choose select tabs variants")
_FILLING = words("in the users visitors readers residents customers people from")
_EXPECTED = ("condition", "cond", "if", "when", "test", "is", "show")
_OF_LOOKS = words("title heading label summary id key name class className icon href")
"""Props that ask for nothing."""
_PROP = deferred(
    r"(?P<name>[\w-]+)(?:=(?:\"(?P<two>[^\"]*)\"|'(?P<one>[^']*)'|\{(?P<code>.*)\}))?", re.DOTALL
)
_TEXT = deferred(r"[\"']([^\"']*)[\"']")


def jsx_branches(text: str) -> Iterator[Branch]:
    """The branches of a text of MDX."""
    for choice in choices(text):
        yield from _chosen(choice)
    found = elements(text)
    chains: list[list[Branch]] = []
    last_in: dict[int, list[Branch]] = {}
    for element in sorted(found.values(), key=lambda one: one.span.start):
        around = found.get(element.parent)
        named = _words(element.name)
        if around is not None and _CHOOSING & _words(around.name):
            yield Branch(element.inner, around.span)
            continue
        chain = last_in.get(element.parent, [])
        if chain and named & _ELSE and not text[chain[-1].whole.end : element.span.start].strip():
            chain.append(_otherwise(element, chain[-1], named))
        elif named & _ASKING:
            chain = last_in[element.parent] = [_asked(element, named)]
            chains.append(chain)
    for chain in chains:
        whole = Span(chain[0].whole.start, chain[-1].whole.end)
        yield from [replace(branch, whole=whole) for branch in chain]


def _chosen(choice: Choice) -> list[Branch]:
    """The branches of an expression that chooses between elements."""
    whole = Span(choice.parts[0].start, choice.parts[-1].end)
    told = [
        asking(Branch(Span(one.end, other.start), whole), named, holds=True)
        for one, other, named in zip(choice.parts, choice.parts[1:], choice.asked, strict=False)
    ]
    if len(told) == 2 and not choice.asked[1]:
        told[1] = replace(told[1], condition=told[0].condition, value=told[0].value, holds=not told[0].holds)
    return told


def _words(name: str) -> frozenset[str]:
    """The words that a component's name is made of, in lower case; none in that of an element of HTML."""
    return frozenset(word.lower() for word in _WORDS.findall(name)) if name[:1].isupper() else frozenset()


def _otherwise(element: Element, last: Branch, named: frozenset[str]) -> Branch:
    """The branch of an element that says "otherwise" right behind another."""
    if "if" in named:
        return _asked(element, named)
    return replace(last, span=element.inner, whole=element.span, holds=not last.holds)


def _asked(element: Element, named: frozenset[str]) -> Branch:
    """The branch of an element, with what its props, or else its name, ask for."""
    branch = Branch(element.inner, element.span)
    props = element.props
    holds = not named & _NOT
    if not props:
        value = " ".join(sorted(named - _NOT - _ASKS - _FILLING))
        return replace(branch, condition="for" if value else "", value=value, holds=holds)
    prop = _PROP.fullmatch(props)
    if prop is None or (prop["name"] in _EXPECTED and prop["code"]):
        return asking(branch, props if prop is None else prop["code"], holds)
    if prop["name"] in _OF_LOOKS:
        return branch
    code = (prop["code"] or "").strip()
    written = _TEXT.fullmatch(code)
    value = prop["two"] or prop["one"] or (written[1] if written is not None else "")
    if value:
        return replace(branch, condition=prop["name"], value=value, holds=holds)
    if code in ("", "true", "false"):
        return replace(branch, condition=prop["name"], holds=holds == (code != "false"))
    return replace(branch, condition=props, holds=holds)
