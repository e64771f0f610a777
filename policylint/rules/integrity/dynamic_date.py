"""`dynamic-date`: a date of the policy that is always today's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.document import Document
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import holding, placed
from policylint.source import Span

_CUE = r"\b(?:updated?|revised|revision|modified|amended|effective|in\s{1,9}effect|in\s{1,9}force|valid|as\s{1,9}of|version|stand)\b"
_SAID = Hinted(
    "today|current date|your visit|your last visit|your current visit|date you|day you|which you"
    "&updat|revis|modif|amend|effect|in force|valid|as of|version|stand|applies",
    rf"{_CUE}(?:\s{{1,9}}(?:on|as\s{{1,9}}of|from|since|is|date|was|the)|\s{{0,9}}[:–—-]|\s{{0,9}}[*_]{{1,9}}){{0,6}}\s{{0,9}}\b(?:today(?:['’]s\s{{1,9}}date)?|(?:the\s{{1,9}})?current\s{{1,9}}date)\b(?!\s{{0,9}}[’'\w])"
    r"|\b(?:the\s{1,9})?(?:date|day)\s{1,9}(?:on\s{1,9}which\s{1,9})?(?:of\s{1,9}your\s{1,9}(?:last\s{1,9}|current\s{1,9})?visit|you\s{1,9}(?:are\s{1,9}reading|read|view|visit)\s{1,9}(?:it|this|the\s{1,9}(?:site|page|website)))\b(?=[^.]{0,40}\b(?:version|effective|updated|applies)\b)",
    re.IGNORECASE,
)
_SIGNS = (("{", ("{{", "${")), ("<", ("<?", "<%")))
_CALLED = (deferred(r"\(\s{0,9}\)"), deferred(r"\.now\b", re.IGNORECASE))
"""One of these stands in all such code, or one of the signs: each begins with a mark, which is quick to look for."""
_CODE = deferred(
    r"new\s{1,9}Date\s{0,9}\(\s{0,9}\)|\bDate\.now\s{0,9}\(|\{\{[^{}\n]{0,80}\b(?:now|today|site\.time|current_?date|date\.today|build_?date|['\"]now['\"])\b[^{}\n]{0,80}\}\}"
    r"|<\?(?:php|=)[^?]{0,80}?\bdate\s{0,9}\([^?]{0,80}\?>|<%=?[^%]{0,80}?\b(?:Date|Time|DateTime)\.(?:now|today|current)[^%]{0,60}%>|@(?:System\.)?DateTime\.Now\b"
    r"|\$\{[^{}\n]{0,40}\b(?:now|today|Date)\b[^{}\n]{0,40}\}",
    re.IGNORECASE,
)
_CUED = deferred(rf"{_CUE}[^.\n]{{0,60}}\Z", re.IGNORECASE)
_MARKUP = deferred(r"<[^<>]{0,160}>|[\w.]{1,60}\(\s{0,9}")
_NEAR = 160
"""Characters before the code in which the words that make it the policy's date must stand."""

_INFO = RuleInfo(
    name="dynamic-date",
    group="integrity",
    summary="The policy's date is made anew with every visit or build.",
    stability="preview",
    topic="policy.effective-date",
    documentation=Documentation(
        what="""
Reports a date of the last change, or of effect, that is no date: "Last updated: today", or code that writes the day of the visit or of the build
(`new Date()`, `{{ site.time | date }}`, `<?php echo date() ?>`) right after such words. Years in a copyright line are not reported.
""",
        why="""
The date tells readers which version they read and whether it has changed since they last looked (CalOPPA § 22575(b)(4) asks for it). One that
moves by itself says every day that the policy was looked through today.
""",
        flagged=(
            Example("# Privacy policy\n\nLast updated: today's date\n", flagged=("updated: today's date",)),
            Example(
                "# Privacy policy\n\nLast updated: {{ 'now' | date: '%B %d, %Y' }}\n",
                flagged=("{{ 'now' | date: '%B %d, %Y' }}",),
            ),
        ),
        accepted=(
            Example("# Privacy policy\n\nLast updated: 3 March 2026\n"),
            Example("# Privacy policy\n\nLast updated: {{ page.last_modified }}\n"),
            Example("# Privacy policy\n\nWe updated our shop; today it has cookies.\n"),
        ),
        limits="""
Sees code only where it stands in the file that is checked, and only the usual forms of it. A date that a script elsewhere puts in is not seen.

On 131 real policies of 2013 to 2021: no finding (they are texts of pages, without their code); in preview until real ones have been read. Tested on the
texts of its case file, written for it.
""",
        references=("Cal. Bus. & Prof. Code § 22575(b)(4)",),
    ),
)


class DynamicDate:
    """Finds dates that move by themselves."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        if _may_have_code(policy.document):
            yield from _coded(policy)
        for passage in holding(policy, _SAID):
            said = _SAID.find(passage.own_text)
            if said is not None:
                yield _finding(placed(passage, said))


def _may_have_code(document: Document) -> bool:
    source = document.source.text
    for letter, signs in _SIGNS:
        if letter in source and any(sign in source for sign in signs):
            return True
    return any(called.search(source) for called in _CALLED)


def _coded(policy: Policy) -> Iterator[Finding]:
    """Dates that code in the source makes, but for what is commented out."""
    text = policy.document.source.text
    comments = [comment.span for comment in policy.document.comments]
    for found in _CODE.finditer(text):
        span = Span(found.start(), found.end())
        before = _MARKUP.sub("", text[max(0, found.start() - _NEAR) : found.start()])
        if _CUED.search(before) and not any(span.overlaps(comment) for comment in comments):
            yield _finding(span)


def _finding(span: Span) -> Finding:
    return Finding(
        "is always today, not the day of the last change",
        span,
        topic=_INFO.topic,
        help="Write the day on which the text was last changed, and change it with the text.",
    )
