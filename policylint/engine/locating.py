"""Where a finding lies once more: in which file of a policy that is split over several, with the spans of that file."""

from __future__ import annotations

from dataclasses import replace

from policylint.diagnostics import Edit, Finding, Fix, Related
from policylint.source import Part, Source, Span


def located(finding: Finding, whole: Source) -> tuple[Source, Finding]:
    """The file a finding is in, and the finding with that file's spans; a related place may be in another.

    A fix that would change more than that file is left out.
    """
    if not whole.parts:
        return whole, finding
    part = whole.part_at(finding.span.start)
    source, span = whole.located(finding.span)
    related = tuple(_related(one, source, whole) for one in finding.related)
    fix = None if finding.fix is None else _fix(finding.fix, part)
    return source, replace(finding, span=span, related=related, fix=fix)


def raised(finding: Finding, part: Part) -> Finding:
    """A finding in one file with the spans of the whole."""
    from policylint.reading.joining import moved

    related = tuple(replace(one, span=moved(one.span, part.start)) for one in finding.related)
    fix = None if finding.fix is None else replace(finding.fix, edits=moved(finding.fix.edits, part.start))
    return replace(finding, span=moved(finding.span, part.start), related=related, fix=fix)


def _related(one: Related, own: Source, whole: Source) -> Related:
    if one.source is not None:
        return one
    source, span = whole.located(one.span)
    return Related(one.message, span, None if source is own else source)


def _fix(fix: Fix, part: Part) -> Fix | None:
    if not all(part.span.contains(edit.span) for edit in fix.edits):
        return None
    edits = (
        Edit(Span(edit.span.start - part.start, edit.span.end - part.start), edit.replacement)
        for edit in fix.edits
    )
    return replace(fix, edits=tuple(edits))
