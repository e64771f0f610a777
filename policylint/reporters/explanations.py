"""How `policylint disclosures --explain` shows what gave each disclosure, and what a search for a topic came upon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from policylint.disclosure import Disclosure
from policylint.explanation import Context, Near, Search, contexts, search_for
from policylint.policy import Policy
from policylint.reading.joining import moved
from policylint.reporter import Style
from policylint.reporters import records
from policylint.reporters.disclosures import details_of, policy_lines, record
from policylint.reporters.places import place, place_name
from policylint.reporters.terminal import one_line, shorten, wrap
from policylint.source import Source, Span

Explained = Sequence[tuple[Policy, tuple[Disclosure, ...]]]
"""The disclosures of each policy, near misses included, in the order in which they are to be shown."""

Known: TypeAlias = Mapping[Span, Context]

_LONGEST = 70
"""How much of a heading or an introduction is quoted, in characters."""


def render(found: Explained, output_format: str, style: Style, topic: str | None = None) -> str:
    """The disclosures with pattern and context as `text`, `json` or `jsonl`; for a topic, also what came near it.

    Raises ValueError for another format.
    """
    each = (shown(policy, all_of, output_format, style, topic) for policy, all_of in found)
    return "".join(pieces(each, output_format))


def shown(
    policy: Policy, disclosures: tuple[Disclosure, ...], output_format: str, style: Style, topic: str | None
) -> Any:
    """What is shown of one policy, as `pieces` puts it together."""
    if output_format == "json":
        return _document(policy, disclosures, topic)
    if output_format == "jsonl":
        return "".join([records.line(entry) for entry in _records(policy, disclosures, topic)])
    return _text(policy, disclosures, style, topic)


def pieces(each: Iterable[Any], output_format: str) -> Iterator[str]:
    """The output in pieces, one for each policy as it comes; `json` in one. Raises ValueError for another format."""
    if output_format not in ("text", "json", "jsonl"):
        raise ValueError(f"unknown output format {output_format!r}; known: text, json, jsonl")
    if output_format == "json":
        yield records.document(policies=list(each))
        return
    between = "\n" if output_format == "text" else ""
    for number, one in enumerate(each):
        yield (between if number else "") + one


def _text(policy: Policy, disclosures: tuple[Disclosure, ...], style: Style, topic: str | None) -> str:
    lines: list[str] = []
    for source, own, known in _files(policy, disclosures):

        def details(disclosure: Disclosure, known: Known = known) -> list[str]:
            return [*details_of(disclosure), *_context_words(known.get(disclosure.span))]

        lines += policy_lines(source, own, style, details)
    if topic is not None and not _counted(disclosures):
        lines += _search_lines(policy.document.source, search_for(policy, topic), style)
    return "\n".join(lines) + "\n"


def _files(
    policy: Policy, disclosures: Sequence[Disclosure]
) -> Iterator[tuple[Source, list[Disclosure], Known]]:
    """Each file of a policy, with what it discloses and the contexts there."""
    whole = policy.document.source
    known = contexts(policy)
    if not whole.parts:
        yield whole, list(disclosures), known
        return
    for part in whole.parts:
        yield (
            part.source,
            [moved(one, -part.start) for one in disclosures if whole.part_at(one.span.start) is part],
            {
                moved(span, -part.start): one
                for span, one in known.items()
                if whole.part_at(span.start) is part
            },
        )


def _context_words(context: Context | None) -> Iterator[str]:
    if context is None:
        return
    if context.headings:
        yield "under: " + " > ".join(shorten(one_line(heading), _LONGEST) for heading in context.headings)
    if context.label:
        yield f"label: “{shorten(one_line(context.label), _LONGEST)}”"
    if context.introduction:
        yield f"introduced by: “{shorten(one_line(context.introduction), _LONGEST)}”"


def _search_lines(source: Source, search: Search, style: Style) -> Iterator[str]:
    searched = f"  searched {search.passages} passages under {search.headings} headings for {search.topic}"
    if not search.near:
        yield f"{searched}: nothing comes near it"
        return
    yield f"{searched}; nearest:"
    for near in search.near:
        where = one_line(place_name(source, near.span))
        words = shorten(one_line(near.text), _LONGEST)
        yield from wrap(f"“{words}”: {one_line(near.reason)}", max(40, style.width), f"  {where}  ")


def _counted(disclosures: Sequence[Disclosure]) -> bool:
    return any(disclosure.confidence != "possible" for disclosure in disclosures)


def _records(
    policy: Policy, disclosures: tuple[Disclosure, ...], topic: str | None
) -> Iterator[dict[str, Any]]:
    """A line for each disclosure, and one for a search that found none."""
    yield from _each(policy, disclosures)
    if topic is not None and not _counted(disclosures):
        yield _search_record(policy.document.source, search_for(policy, topic))


def _document(policy: Policy, disclosures: tuple[Disclosure, ...], topic: str | None) -> dict[str, Any]:
    source = policy.document.source
    content: dict[str, Any] = {"path": source.path, "disclosures": list(_each(policy, disclosures))}
    if topic is not None and not _counted(disclosures):
        content["search"] = _search_record(source, search_for(policy, topic))
    return content


def _each(policy: Policy, disclosures: Sequence[Disclosure]) -> Iterator[dict[str, Any]]:
    for source, own, known in _files(policy, disclosures):
        yield from (_record(source, disclosure, known) for disclosure in own)


def _record(source: Source, disclosure: Disclosure, known: Known) -> dict[str, Any]:
    context = known.get(disclosure.span, Context())
    return record(source, disclosure, explain=True) | {
        "context": {
            "headings": list(context.headings),
            "label": context.label or None,
            "introduction": context.introduction or None,
        }
    }


def _search_record(source: Source, search: Search) -> dict[str, Any]:
    return {
        "path": source.path,
        "topic": search.topic,
        "found": False,
        "passages": search.passages,
        "headings": search.headings,
        "near": [_near_record(source, near) for near in search.near],
    }


def _near_record(source: Source, near: Near) -> dict[str, Any]:
    file, span = source.located(near.span)
    return {"text": near.text, "reason": near.reason, "path": file.path, **place(file, span).as_record()}
