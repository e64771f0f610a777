"""`heading-level-jump`: a heading two or more levels below the one above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from policylint.diagnostics import Edit, Finding, Fix, Related
from policylint.document import Heading, HeadingStyle
from policylint.patterns import deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.source import Source, Span

_EXPLICIT: frozenset[HeadingStyle] = frozenset({"atx", "setext", "html", "styled"})

_INFO = RuleInfo(
    name="heading-level-jump",
    group="integrity",
    summary="A heading skips a level.",
    severity="info",
    documentation=Documentation(
        what="""
Reports a heading whose level is more than one below that of the heading before it: a level 4 right under
a level 2. Only headings in the format's own mark-up count; the level of a bold line is a guess and never
reported. The fix raises it, and all headings that stand beside or below it, so that what stands under what stays.
""",
        why="""
The levels are the policy's table of contents. With a level skipped, a reader who navigates by headings,
as people with a screen reader do, looks for a section that is not there. Often a heading between the two
got lost.
""",
        flagged=(
            Example(
                "# Privacy policy\n\n## What we collect\n\n#### Cookies\n\nWe set two cookies.\n",
                flagged=("#### Cookies",),
            ),
            Example(
                "Privacy policy\n==============\n\n### Contact\n\nWrite to privacy@acme.example.\n",
                flagged=("### Contact",),
            ),
        ),
        accepted=(
            Example("# Privacy policy\n\n## What we collect\n\n### Cookies\n\nWe set two cookies.\n"),
            Example(
                "# Privacy policy\n\n## Data\n\n### Cookies\n\nWe set two.\n\n# Contact\n\nWrite to us.\n"
            ),
            Example("### Privacy policy\n\nWe set two cookies.\n\n#### Contact\n\nWrite to us.\n"),
        ),
        limits="""
The level at which a document begins is not judged: a policy may be part of a larger page.

On 131 real policies of 2013 to 2021: 2 findings; both were read and are right.
""",
        references=("https://www.w3.org/WAI/tutorials/page-structure/headings/",),
    ),
)

_NEAR = 400
_OPENING = deferred(r"<h([1-6])\b[^<>]*>(?:\s|<[a-z][^<>]*>)*\Z", re.IGNORECASE)
_CLOSING = deferred(r"(?:\s|</[a-z][^<>]*>)*?</h([1-6])\s*>", re.IGNORECASE)


class HeadingLevelJump:
    """Finds headings that skip a level."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        sections = policy.document.sections()
        headings = [s.heading for s in sections if s.heading is not None and s.heading.style in _EXPLICIT]
        for index, (above, heading) in enumerate(pairwise(headings)):
            if not policy.document.source.together(above.span, heading.span):
                continue
            if heading.level > above.level + 1:
                yield Finding(
                    f"heading of level {heading.level} directly under one of level {above.level}",
                    heading.span,
                    help=f"Make it level {above.level + 1}, or add the heading that is missing above it.",
                    related=(Related(f"the heading above it, of level {above.level}", above.span),),
                    fix=_raised(policy.document.source, above, headings[index + 1 :]),
                )


def _raised(source: Source, above: Heading, following: Sequence[Heading]) -> Fix | None:
    """Fewer `#`, or other tags, for all headings under the one `above` that are too low: what stands under what stays.

    Unsafe: perhaps the heading above them is what is missing. None where one of them cannot be edited.
    """
    edits: list[Edit] = []
    raised = 0
    for heading, level in _levels(source, above, following):
        if level < heading.level:
            mended = _with_level(source, heading, level)
            if not mended:
                return None
            edits += mended
            raised += 1
    others = {1: "", 2: ", and raise another heading with it"}.get(
        raised, f", and raise {raised - 1} others with it"
    )
    return Fix(f"make it level {above.level + 1}{others}", tuple(edits), "unsafe")


def _levels(source: Source, above: Heading, following: Sequence[Heading]) -> Iterator[tuple[Heading, int]]:
    """The headings under the one `above`, each with its level if none were skipped."""
    under = [above]
    for heading in following:
        if heading.level <= above.level or not source.together(above.span, heading.span):
            return
        while under[-1].level >= heading.level:
            under.pop()
        yield heading, above.level + len(under)
        under.append(heading)


def _with_level(source: Source, heading: Heading, level: int) -> tuple[Edit, ...]:
    """What gives a heading another level; nothing if that cannot be done."""
    if heading.style == "html":
        return _retagged(source, heading, level)
    marks = "#" * heading.level
    if heading.style != "atx" or not source.slice(heading.span).startswith(marks):
        return ()
    taken = Span(heading.span.start, heading.span.start + heading.level - level)
    return (Edit(taken, ""),)


def _retagged(source: Source, heading: Heading, level: int) -> tuple[Edit, ...]:
    """The digits of the heading's tags, where both stand right beside it."""
    start, end = heading.span.start, heading.span.end
    opening = _OPENING.search(source.text, max(0, start - _NEAR), start)
    closing = _CLOSING.match(source.text, end, end + _NEAR)
    digit = str(heading.level)
    if opening is None or closing is None or opening[1] != digit or closing[1] != digit:
        return ()
    return tuple(Edit(Span(*found.span(1)), str(level)) for found in (opening, closing))
