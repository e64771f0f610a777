"""How `policylint disclosures` shows what was recognised, as text or JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from policylint.disclosure import Disclosure
from policylint.reporter import Style
from policylint.reporters import records
from policylint.reporters.excerpt import window
from policylint.reporters.places import place, place_name
from policylint.reporters.terminal import cell_width, one_line, pad, paint, shorten, shown_path, wrap
from policylint.source import Source

Found = Iterable[tuple[Source, tuple[Disclosure, ...]]]
"""The disclosures of each policy, in the order in which they are to be shown."""

Details: TypeAlias = Callable[[Disclosure], list[str]]

_LEAST_EVIDENCE = 30
_MOST_ATTRIBUTES = 40


def render(found: Found, output_format: str, style: Style, *, explain: bool = False) -> str:
    """The disclosures as `text`, `json` (one document) or `jsonl` (a line each).

    `explain` adds which pattern gave each, and why near misses do not count. Raises ValueError for
    another format.
    """
    return "".join(pieces(found, output_format, style, explain=explain))


def pieces(found: Found, output_format: str, style: Style, *, explain: bool = False) -> Iterator[str]:
    """The same in pieces, one for each policy as it comes; `json` in one. Raises ValueError for another format."""
    if output_format == "text":
        details = details_of if explain else None
        for number, (source, all_of) in enumerate(found):
            lines = policy_lines(source, all_of, style, details)
            yield ("\n" if number else "") + "\n".join(lines) + "\n"
    elif output_format == "jsonl":
        for source, all_of in found:
            yield "".join([records.line(record(source, one, explain=explain)) for one in all_of])
    elif output_format == "json":
        yield records.document(
            policies=[
                {"path": source.path, "disclosures": [record(source, one, explain=explain) for one in all_of]}
                for source, all_of in found
            ]
        )
    else:
        raise ValueError(f"unknown output format {output_format!r}; known: text, json, jsonl")


def record(source: Source, disclosure: Disclosure, *, explain: bool = False) -> dict[str, Any]:
    """One disclosure as a JSON object. Ends are exclusive, columns count code points; `start` and `end` are offsets in the decoded text."""
    content: dict[str, Any] = {
        "path": source.path,
        "topic": disclosure.topic,
        "polarity": disclosure.polarity,
        **records.place_record(source, disclosure.span),
        "start": disclosure.span.start,
        "end": disclosure.span.end,
        "text": disclosure.text,
        "confidence": disclosure.confidence,
        "modality": disclosure.modality,
        "audience": disclosure.audience or None,
        "origin": disclosure.origin,
        "attributes": [
            {
                "name": attribute.name,
                "value": attribute.value,
                "text": source.slice(attribute.span),
                **place(source, attribute.span).as_record(),
            }
            for attribute in disclosure.attributes
        ],
    }
    return content | {"because": disclosure.because} if explain else content


def policy_lines(
    source: Source, disclosures: Sequence[Disclosure], style: Style, details: Details | None = None
) -> Iterator[str]:
    """One policy's disclosures, with details under each if there are to be some."""
    yield paint(shown_path(source.path), style, "bold")
    counted = [one for one in disclosures if one.confidence != "possible"]
    near = [one for one in disclosures if one.confidence == "possible"]
    if not counted:
        yield "  nothing recognised"
    yield from _rows(source, counted, style, details)
    if near:
        yield "  near misses, which do not count:"
        yield from _rows(source, near, style, details)


def _rows(
    source: Source, disclosures: Sequence[Disclosure], style: Style, details: Details | None
) -> Iterator[str]:
    wheres = [place_name(source, one.span) for one in disclosures]
    columns = (
        max(map(len, wheres), default=0),
        max((cell_width(one_line(one.topic)) for one in disclosures), default=0),
        max((len(one.polarity) for one in disclosures), default=0),
    )
    for one, where in zip(disclosures, wheres, strict=True):
        colour = "yellow" if one.polarity == "denied" else "green"
        polarity = paint(pad(one.polarity, columns[2]), style, colour)
        topic = paint(pad(one_line(one.topic), columns[1]), style, "bold")
        note = f"  ({one.confidence})" if one.confidence == "likely" else ""
        note = (f"  [{_brief(one)}]" if one.attributes and details is None else "") + note
        taken = 2 + sum(columns) + 3 * 2 + len(note)
        evidence = _evidence(source, one, max(_LEAST_EVIDENCE, style.width - taken))
        yield f"  {where:>{columns[0]}}  {topic}  {polarity}  {evidence}{paint(note, style, 'dim')}".rstrip()
        if details is not None:
            yield from _explanation(details(one), style, " " * (4 + columns[0]))


def _evidence(source: Source, disclosure: Disclosure, room: int) -> str:
    """The evidence on one line, cut to the room there is so that the words that say it stay."""
    whole = one_line(disclosure.text)
    focus = one_line(source.slice(disclosure.focus)) if disclosure.focus is not None else ""
    start = whole.find(focus) if focus else 0
    return window(whole, start, start + len(focus), room).text if start > 0 else shorten(whole, room)


def _brief(disclosure: Disclosure) -> str:
    """The attributes in a few words: `period P24M; data log-data, ip-address`."""
    names = dict.fromkeys(attribute.name for attribute in disclosure.attributes)
    listed = "; ".join(f"{name} {', '.join(disclosure.values(name))}" for name in names)
    return shorten(one_line(listed), _MOST_ATTRIBUTES)


def details_of(disclosure: Disclosure) -> list[str]:
    """What is known of a disclosure beside its words, most telling first."""
    details = [disclosure.because] if disclosure.because else []
    details += [f"{attribute.name}: {attribute.value}" for attribute in disclosure.attributes]
    if disclosure.modality != "does":
        details.append(f"modality: {disclosure.modality}")
    if disclosure.audience:
        details.append(f"for readers in: {disclosure.audience}")
    if disclosure.origin != "detected":
        details.append(disclosure.origin)
    return details


def _explanation(details: Sequence[str], style: Style, indent: str) -> Iterator[str]:
    if details:
        width = max(_LEAST_EVIDENCE + len(indent), style.width)
        yield from (paint(line, style, "dim") for line in wrap("; ".join(details), width, indent))
