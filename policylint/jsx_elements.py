"""The elements of JSX in a text of MDX, and expressions that choose between some: `{eu ? <A>…</A> : <B>…</B>}`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.frozen import dataclass
from policylint.overlapping import Overlapping
from policylint.patterns import deferred
from policylint.source import Span

_PROPS = (
    r"(?:\s(?:[^<>{}\"']|\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'|\{(?:[^{}]|\{[^{}]{0,200}\}){0,300}\}){0,500}?)?"
)
_TAG = deferred(
    rf"`[^`\n]+`|<(?P<closes>/)?(?P<name>[A-Za-z][\w.:-]{{0,60}})?(?P<props>{_PROPS})(?P<empty>/)?>"
)
_ASKED = r"(?P<asked>(?:[^{}<\n]|<(?=[\s=])){1,200}?)\s{0,9}(?:\?|&&)\s{0,99}\(?\s{0,99}(?=<[A-Za-z>])"
_OPENS = deferred(rf"\{{\s{{0,9}}{_ASKED}")
_GOES_ON = deferred(rf"\s{{0,99}}\)?\s{{0,99}}:\s{{0,99}}(?:{_ASKED}|\(?\s{{0,99}}(?=<[A-Za-z>]))")
_CLOSES = deferred(r"\s{0,99}\)?\s{0,99}(?::\s{0,9}(?:null|false|undefined|\"\"|''))?\s{0,9}\){0,9}\s{0,9}\}")
_NOT_SPACE = deferred(r"[^\r\n]")
_DEEPEST = 50
"""A tag closes none that was opened further out."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element with the text between its tags, and the number of the one around it; -1 if there is none."""

    name: str
    props: str
    span: Span
    inner: Span
    parent: int


@dataclass(frozen=True, slots=True)
class Choice:
    """What stands around the elements that an expression chooses between: its opening, what parts them, its end.

    `asked` is what each but the last hangs on, empty for "otherwise".
    """

    parts: tuple[Span, ...]
    asked: tuple[str, ...]


def elements(text: str) -> dict[int, Element]:
    """The elements of a text that are closed, by the number of their opening tag."""
    found: dict[int, Element] = {}
    opened: list[tuple[int, re.Match[str]]] = []
    for number, tag in enumerate(_TAG.finditer(text)):
        if tag["empty"]:
            found[number] = _element(tag, tag.end(), tag.end(), opened)
        elif tag["closes"]:
            names = [one["name"] for _, one in opened[-_DEEPEST:]]
            if tag["name"] in names:
                while opened[-1][1]["name"] != tag["name"]:
                    opened.pop()
                key, begun = opened.pop()
                found[key] = _element(begun, tag.start(), tag.end(), opened)
        elif not tag[0].startswith("`"):
            opened.append((number, tag))
    return found


def _element(tag: re.Match[str], end: int, outer: int, around: list[tuple[int, re.Match[str]]]) -> Element:
    name, props = tag["name"] or "", (tag["props"] or "").strip()
    inner = Span(tag.end(), end)
    return Element(name, props, Span(tag.start(), outer), inner, around[-1][0] if around else -1)


def choices(text: str) -> Iterator[Choice]:
    """The expressions of a text that choose between elements with a text in one of them, in order."""
    found: dict[int, Element] | None = None
    for match in _OPENS.finditer(text):
        if found is None:
            found = {one.span.start: one for one in elements(text).values()}
        parts, asked = [Span(*match.span())], [match["asked"]]
        last = found.get(match.end())
        says = False
        while last is not None:
            says = says or bool(len(last.inner))
            more = _GOES_ON.match(text, last.span.end)
            if more is None:
                break
            parts.append(Span(*more.span()))
            asked.append(more["asked"] or "")
            last = found.get(more.end())
        if says and last is not None and (closing := _CLOSES.match(text, last.span.end)) is not None:
            yield Choice((*parts, Span(*closing.span())), tuple(asked))


def without_choices(text: str, code: Overlapping[Span]) -> tuple[str, list[Span]]:
    """A text with spaces where expressions choose between elements outside code, as long as it was, and their parts."""
    parts = [
        part for one in choices(text) if next(code.with_(one.parts[0]), None) is None for part in one.parts
    ]
    pieces, end = [], 0
    for part in sorted(parts):
        pieces += [text[end : part.start], _NOT_SPACE.sub(" ", text[part.start : part.end])]
        end = part.end
    return "".join([*pieces, text[end:]]), parts
