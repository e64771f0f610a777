"""`unreadable-text`: bytes that are no text, what the front end could not read, and comments that hide text because they never end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from policylint.diagnostics import Finding, Related
from policylint.document import Document
from policylint.patterns import deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.source import Part, Span

_LOST = "\ufffd"
_OPENING = "<!--"
_CLOSINGS = ("-->", "--!>")
_EMPTY = ("<!-->", "<!--->")
_CONDITION = "[if"
_TAG = deferred(r"<[^<>]{0,200}>")
_TOLD = 40
"""So many of the last characters that are hidden are told."""
_SHOWN = 4
"""So many of the lost characters are shown; all are counted."""

_INFO = RuleInfo(
    name="unreadable-text",
    group="integrity",
    declarations=True,
    summary="Part of the file cannot be read.",
    severity="error",
    documentation=Documentation(
        what="""
Reports characters that were lost when the file was decoded or converted (shown as � by most programs),
and whatever the reader of the format could not make sense of. The rest of the file is checked all the
same. A comment of HTML or Markdown that is never closed, or only behind the next one, is reported where it begins: nobody sees what it hides.
""",
        why="""
A reader sees garbage where a name, an address or a promise should be. Besides, what cannot be read cannot
be checked: a disclosure that stands in the damaged part is not found.
""",
        flagged=(
            Example("# Privacy policy\n\nWe are Caf� Alma.\n", flagged=("�",)),
            Example("# Privacy policy\n\nWrite to M�ller & S�hne, Kiel.\n", flagged=("�",)),
            Example(
                "# Privacy policy\n\nWe sell tea.\n\n<!-- ask Legal\n\n## Sharing\n\nWe share orders with our courier.\n",
                flagged=("<!--",),
            ),
        ),
        accepted=(
            Example("# Privacy policy\n\nWe are Café Alma.\n"),
            Example("# Privacy policy\n\nWrite to Müller & Söhne, Kiel.\n"),
            Example("# Privacy policy\n\n<!-- ask Legal\n\nor Ann -->\n\nWe sell tea.\n"),
            Example("# Privacy policy\n\nPrices are in €; “quotes” and dashes – all kinds — are text.\n"),
        ),
        limits="""
All lost characters of a file are one finding, at the first of them. Text that was decoded with the wrong
encoding into other letters ("cafÃ©") is not recognised.

On 131 real policies of 2013 to 2021: no finding. Tested on the texts of its case file, written for it.
""",
        references=("https://www.w3.org/International/questions/qa-what-is-encoding",),
    ),
)


class UnreadableText:
    """Finds replacement characters and syntax problems."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        for part in policy.document.source.pieces:
            yield from self._in_file(policy.document, part)
        for comment in policy.document.comments:
            written = policy.document.source.slice(comment.span)
            if written.startswith(_OPENING) and not _is_closed_behind(
                policy.document.source.text, comment.span
            ):
                hidden = _hidden_by(written)
                if hidden is not None:
                    yield _unclosed(comment.span, *hidden)

    def _in_file(self, document: Document, part: Part) -> Iterator[Finding]:
        source = part.source
        lost = source.text.count(_LOST)
        unread = [p for p in document.problems if not p.kind and part.span.contains(p.span)]
        for problem in unread:
            if _LOST not in document.source.slice(problem.span):
                yield Finding(problem.message, problem.span, help=problem.help)
        if not lost:
            return
        if source.undecodable:
            message = f"not {source.encoding.upper()} text: {_count(lost, 'byte')} could not be read"
            cure = "Save the file as UTF-8, and look whether these characters are right."
        else:
            message = f"{_count(lost, 'character')} lost in an earlier conversion of this file"
            cure = "Put the right character in each of these places."
        first, *more = islice(_lost_characters(part), _SHOWN)
        related = tuple(Related("another one is here", span) for span in more)
        yield Finding(message, first, help=cure, related=related)


def _is_closed_behind(text: str, comment: Span) -> bool:
    """Whether a comment of which only some lines were seen, as in a quotation, is closed before the next one begins."""
    following = text.find(_OPENING, comment.end)
    return text.find(_CLOSINGS[0], comment.end, following if following >= 0 else len(text)) >= 0


def _hidden_by(comment: str) -> tuple[str, str] | None:
    """What a comment hides that should be read, and up to where; None if it is closed before the next one begins."""
    if comment.startswith(_EMPTY):
        return None
    if not comment.endswith(_CLOSINGS):
        return comment[len(_OPENING) :], "never closed"
    hidden, opening, _ = comment[len(_OPENING) :].partition(_OPENING)
    if not opening or "\n" not in hidden or hidden.startswith(_CONDITION):
        return None
    return hidden, "not closed before the next one"


def _unclosed(place: Span, hidden: str, how: str) -> Finding:
    lines = sum(1 for line in hidden.splitlines() if line.strip())
    words = " ".join(_TAG.sub(" ", hidden).split())
    cut = f"…{words[-_TOLD:].lstrip()}" if len(words) > _TOLD else words
    last = f", down to “{cut}”" if words else ""
    return Finding(
        f"this comment is {how}: it hides {_count(lines, 'line')}{last}",
        Span(place.start, place.start + len(_OPENING)),
        help="Write --> where the comment ends, or take it out.",
    )


def _lost_characters(part: Part) -> Iterator[Span]:
    """Where they are, one by one."""
    text = part.source.text
    place = text.find(_LOST)
    while place >= 0:
        yield Span(part.start + place, part.start + place + 1)
        place = text.find(_LOST, place + 1)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
