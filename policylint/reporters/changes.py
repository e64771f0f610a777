"""How `policylint diff` shows what two versions of a policy disclose differently: as text, Markdown or JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from policylint.changes import Change, ChangeKind
from policylint.disclosure import Disclosure
from policylint.reporter import Style
from policylint.reporters import records
from policylint.reporters.places import place_name
from policylint.reporters.terminal import neutral, one_line, pad, paint, shorten, shown_path
from policylint.source import Source
from policylint.topics import topics

FORMATS = ("text", "markdown", "json")
KINDS: tuple[ChangeKind, ...] = ("added", "removed", "changed")
_COLOURS = {"added": "green", "removed": "red", "changed": "yellow"}
_LEAST_EVIDENCE = 40


def render(changes: Sequence[Change], old: Source, new: Source, output_format: str, style: Style) -> str:
    """The changes as `text`, `markdown` or `json`. Raises ValueError for another format."""
    if output_format == "text":
        return "".join(f"{line}\n" for line in _text(changes, old, new, style))
    if output_format == "markdown":
        return "".join(f"{neutral(line)}\n" for line in _markdown(changes, old, new))
    if output_format == "json":
        return records.document(
            old=old.path, new=new.path, changes=[_record(change, old, new) for change in changes]
        )
    raise ValueError(f"unknown output format {output_format!r}; known: {', '.join(FORMATS)}")


def summary(changes: Sequence[Change]) -> str:
    """How many changes there are of each kind."""
    if not changes:
        return "What is disclosed is the same."
    count = Counter(change.kind for change in changes)
    listed = ", ".join(f"{count[kind]} {kind}" for kind in KINDS if count[kind])
    return f"{len(changes)} change{'s' if len(changes) > 1 else ''}: {listed}."


def _text(changes: Sequence[Change], old: Source, new: Source, style: Style) -> Iterator[str]:
    yield paint(f"{shown_path(old.path)} -> {shown_path(new.path)}", style, "bold")
    for change in changes:
        kind = paint(pad(change.kind, max(map(len, KINDS))), style, _COLOURS[change.kind])
        name = paint(one_line(", ".join(change.topics)), style, "bold")
        yield f"  {kind}  {name}" + (f"  {one_line(_difference(change))}" if change.what else "")
        for sign, source, said in (("-", old, change.old), ("+", new, change.new)):
            if said is not None:
                where = place_name(source, said.span)
                room = max(_LEAST_EVIDENCE, style.width - len(where) - 17)
                yield f"             {sign} {where}  {shorten(one_line(said.text), room)}"


def _difference(change: Change) -> str:
    """What differs: `period: P6Y -> P10Y`, `data: now phone-number`, `country: no longer US`."""
    gone, come = ", ".join(change.gone), ", ".join(change.come)
    if gone and come:
        return f"{change.what}: {gone} -> {come}"
    return f"{change.what}: now {come}" if come else f"{change.what}: no longer {gone}"


def _markdown(changes: Sequence[Change], old: Source, new: Source) -> Iterator[str]:
    yield f"# {_escaped(old.path)} and {_escaped(new.path)}"
    yield ""
    yield summary(changes)
    if not changes:
        return
    yield from ("", "| | What | Before | After |", "|---|---|---|---|")
    for change in changes:
        known = topics().get(change.topics[0])
        title = known.title if known is not None else change.topics[0]
        what = f"{_escaped(title)} (`{'`, `'.join(change.topics)}`)"
        what += f": {_escaped(_difference(change))}" if change.what else ""
        yield f"| {change.kind} | {what} | {_quoted(old, change.old)} | {_quoted(new, change.new)} |"


def _quoted(source: Source, said: Disclosure | None) -> str:
    return f"{place_name(source, said.span)}: {_escaped(said.text)}" if said is not None else ""


def _escaped(text: str) -> str:
    """Words as Markdown shows them, in one cell: nothing in them is mark-up."""
    shown = one_line(text).replace("&", "&amp;").replace("<", "&lt;")
    return "".join(f"\\{one}" if one in "\\`*_[]|#~!" else one for one in shown)


def _record(change: Change, old: Source, new: Source) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "topics": change.topics,
        "what": change.what or None,
        "gone": change.gone,
        "come": change.come,
        "old": _statement(old, change.old),
        "new": _statement(new, change.new),
    }


def _statement(source: Source, said: Disclosure | None) -> dict[str, Any] | None:
    if said is None:
        return None
    return {
        "path": source.path,
        "polarity": said.polarity,
        "confidence": said.confidence,
        **records.place_record(source, said.span),
        "text": said.text,
    }
