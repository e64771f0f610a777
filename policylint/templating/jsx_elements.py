"""The elements of JSX in a text of MDX, and expressions that choose between some: `{eu ? <A>…</A> : <B>…</B>}`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.frozen import dataclass
from policylint.patterns import deferred
from policylint.source import Span
from policylint.source.overlapping import Overlapping

_PROPS = (
    r"(?:\s(?:[^<>{}\"']|\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'|\{(?:[^{}]|\{[^{}]{0,200}\}){0,300}\}){0,500}?)?"
)
_TAG = deferred(
    rf"`[^`\n]+`|<(?P<closes>/)?(?P<name>[A-Za-z][\w.:-]{{0,60}})?(?P<props>{_PROPS})(?P<empty>/)?>"
)
_QUOTED = r"\"[^\"{}<>\n]{0,300}\"|'[^'{}<>\n]{0,300}'"
_ASKED = (
    r"(?P<asked>(?:[^{}<\n]|<(?=[\s=])){1,200}?)\s{0,9}(?P<sign>\?\??|&&|\|\|)\s{0,99}\(?\s{0,99}"
    rf"(?=<[A-Za-z>]|{_QUOTED})"
)
_OPENS = deferred(rf"\{{\s{{0,9}}{_ASKED}")
_GOES_ON = deferred(rf"\s{{0,99}}\)?\s{{0,99}}:\s{{0,99}}(?:{_ASKED}|\(?\s{{0,99}}(?=<[A-Za-z>]|{_QUOTED}))")
_TEXT = deferred(_QUOTED)
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
    """The expressions of a text that choose between elements with a text in one of them, in order; some may be texts in quotes."""
    found: dict[int, Element] | None = None
    for match in _OPENS.finditer(text):
        if found is None:
            found = {one.span.start: one for one in elements(text).values()}
        begin, parts, asked = match.start(), [], [_condition(match)]
        last = _operand(text, match.end(), found)
        says = shows = False
        while last is not None:
            inner, end, element = last
            parts.append(Span(begin, inner.start))
            says, shows, begin = (
                says or bool(len(element.inner if element else inner)),
                shows or element is not None,
                inner.end,
            )
            more = _GOES_ON.match(text, end)
            if more is None:
                break
            asked.append(_condition(more) if more["asked"] else "")
            last = _operand(text, more.end(), found)
        if says and shows and last is not None and (closing := _CLOSES.match(text, last[1])) is not None:
            yield Choice((*parts, Span(begin, closing.end())), tuple(asked))


def _condition(match: re.Match[str]) -> str:
    """What an operand hangs on: with `a || …` it is shown where `a` does not hold."""
    asked: str = match["asked"]
    return f"!{asked.strip()}" if match["sign"] == "||" and asked.strip().isidentifier() else asked


def _operand(text: str, at: int, found: dict[int, Element]) -> tuple[Span, int, Element | None] | None:
    """What an expression may put out: its words, where it ends, and the element it is, unless it is a text in quotes."""
    if (element := found.get(at)) is not None:
        return element.span, element.span.end, element
    quoted = _TEXT.match(text, at)
    return (Span(at + 1, quoted.end() - 1), quoted.end(), None) if quoted is not None else None


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
