"""Readers: sources, front ends, entities, several files read as one, and long texts."""

from __future__ import annotations

from collections.abc import Callable

from fuzzing.oracles import TODAY, disclosures, hold, parsed, positions, within
from fuzzing.reports import parts
from fuzzing.target import as_text
from policylint.engine.choosing import choose_frontend
from policylint.engine.understanding import understand, understand_together
from policylint.entities import recognise
from policylint.fixing.edits import edited
from policylint.frontends.html.frontend import HtmlFrontend
from policylint.frontends.markdown import MarkdownFrontend
from policylint.frontends.plain import PlainFrontend
from policylint.inputs import InputProblem, source_of
from policylint.source import Source, decode
from policylint.templating.templates import SYNTAXES

_LONG = 40_000


def source(data: bytes) -> None:
    """Decoding, lines and columns, and the way back to the same bytes."""
    found = decode(data, "fuzz.md")
    positions(found)
    try:
        hold(edited(found, data, ()) == data, "writing back without edits changes the file")
    except ValueError:
        hold(found.encoding != "utf-8", "UTF-8 can always be edited")


def markdown(data: bytes) -> None:
    parsed(MarkdownFrontend(), Source("fuzz.md", as_text(data)))


def html(data: bytes) -> None:
    parsed(HtmlFrontend(), Source("fuzz.html", as_text(data)))
    parsed(HtmlFrontend(), decode(data, "fuzz.html"))


def plain(data: bytes) -> None:
    parsed(PlainFrontend(), Source("fuzz.txt", as_text(data)))


def docx(data: bytes) -> None:
    _extracted(data, "fuzz.docx")


def pdf(data: bytes) -> None:
    _extracted(data, "fuzz.pdf")


def _extracted(data: bytes, name: str) -> None:
    found = source_of(data, name)
    if isinstance(found, InputProblem):
        hold(bool(found.message), "refused without a reason")
        return
    positions(found)
    parsed(choose_frontend(found, parts().frontends), found)
    for offset in (0, len(found.text)):
        hold(bool(found.place_name(found.position(offset))), "a place without a name")


def entities(data: bytes) -> None:
    """Addresses, dates, periods and the like."""
    text = as_text(data)
    found = recognise(text)
    ends: dict[str, int] = {}
    hold([one.start for one in found] == sorted(one.start for one in found), "entities are not in order")
    for one in found:
        hold(0 <= one.start < one.end <= len(text), "an entity lies outside its text")
        hold(bool(one.value), "an entity without a value")
        hold(one.start >= ends.get(one.kind, 0), "entities of a kind overlap")
        ends[one.kind] = one.end


def split(data: bytes) -> None:
    """The same text cut into up to three files."""
    text = as_text(data)
    cuts = (text[: len(text) // 3], text[len(text) // 3 : len(text) // 2], text[len(text) // 2 :])
    frontend = MarkdownFrontend()
    sources = [(Source(f"{number}.md", cut), frontend) for number, cut in enumerate(cuts)]
    understood = understand_together(sources, parts().detectors, today=TODAY)
    hold(not understood.failures, f"fails: {understood.failures}")
    whole = understood.policy.document.source
    disclosures(whole, understood.policy.disclosures)
    for one in understood.policy.disclosures:
        part, span = whole.located(one.span)
        within(part, [span])


def templates(data: bytes) -> None:
    """The same text, with expressions of every template language in it that may be one."""
    _templates(Source("fuzz.md", as_text(data)))


def mdx(data: bytes) -> None:
    """The same of MDX."""
    _templates(Source("fuzz.mdx", as_text(data)))


def _templates(whole: Source) -> None:
    for syntaxes in (SYNTAXES, *((one,) for one in SYNTAXES)):
        understood = understand(whole, MarkdownFrontend(), parts().detectors, today=TODAY, templates=syntaxes)
        hold(not understood.failures, f"fails: {understood.failures}")
        document = understood.policy.document
        within(whole, document.expressions)
        hold(list(document.expressions) == sorted(document.expressions), "expressions are not in order")
        disclosures(whole, understood.policy.disclosures)


def _long(name: str, frontend: Callable[[], object]) -> Callable[[bytes], None]:
    def check(data: bytes) -> None:
        fragment = as_text(data)
        if not fragment:
            return
        whole = Source(name, fragment * (_LONG // len(fragment)))
        frontend().recognises(whole)  # type: ignore[attr-defined]
        understood = understand(whole, frontend(), parts().detectors, today=TODAY)  # type: ignore[arg-type]
        hold(not understood.failures, f"fails: {understood.failures}")
        positions(whole)

    return check


def _policy() -> object:
    from policylint.frontends.policy import PolicyFrontend

    return PolicyFrontend()


long_markdown = _long("fuzz.md", MarkdownFrontend)
long_html = _long("fuzz.html", HtmlFrontend)
long_text = _long("fuzz.txt", PlainFrontend)
long_policy = _long("fuzz.policy", _policy)
