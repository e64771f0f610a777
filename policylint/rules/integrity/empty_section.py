"""`empty-section`: a heading with nothing under it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from policylint.diagnostics import Finding
from policylint.document import Heading, HeadingStyle, Section
from policylint.patterns import deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import is_summary

_EXPLICIT: frozenset[HeadingStyle] = frozenset({"atx", "setext", "html", "styled"})
_POLICY = deferred(
    r"\W*(?:(?:our|the|website|online|app|\w+['’]s)\s+){0,3}(?:privacy\s+(?:policy|notice|statement)|datenschutz(?:erklärung|hinweise)?)"
    r"(?:\s+\([^()]{1,40}\)|\s+(?:of|for|der|des|von|für)\s.{1,60})?\W*",
    re.IGNORECASE,
)
"""The title of a whole policy, perhaps with its language or whose it is."""

_LONGEST_HEADING = 100
"""Characters beyond which a heading is a paragraph in disguise."""

_INFO = RuleInfo(
    name="empty-section",
    group="integrity",
    summary="A heading has nothing under it.",
    documentation=Documentation(
        what="""
Reports a heading, in the format's own mark-up, that is followed neither by text nor by a heading of a
lower level.
""",
        why="""
The heading promises an answer ("How long we keep your data") and gives none. A section that was never
written, or whose text was lost, is easy to overlook for those who know what it should say.
""",
        flagged=(
            Example(
                "# Privacy policy\n\n## How long we keep data\n\n## Contact\n\nWrite to us.\n",
                flagged=("## How long we keep data",),
            ),
            Example("# Privacy policy\n\nWe set two cookies.\n\n## Contact\n", flagged=("## Contact",)),
        ),
        accepted=(
            Example("# Privacy policy\n\n## Data\n\n### Cookies\n\nWe set two cookies.\n"),
            Example("# Acme\n\n# Privacy policy\n\nWe set two cookies.\n"),
            Example("# Privacy policy\n\n**Data**\n\n**Cookies**\n\nWe set two cookies.\n"),
            Example(
                "# Privacy policy\n\n## Recipients\n\n| Who | Why |\n| --- | --- |\n| Carrier | Delivery |\n"
            ),
        ),
        limits="""
Headings of the first one's level, before any text, count as parts of its title, and so does one such as "Privacy policy" or "In short" above
others of its own level, wherever it stands. Bold lines and short
lines that only look like headings are never reported: their level is a guess, so what seems to be an
empty section may be the parent of the next.

On 131 real policies of 2013 to 2021: 12 findings in 4 policies; all were read and are right; 7 of them are headings whose levels are in disorder.
""",
        references=("https://www.w3.org/WAI/WCAG22/Understanding/headings-and-labels",),
    ),
)


class EmptySection:
    """Finds headings that nothing follows."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        for root in policy.document.roots:
            yield from _empty_below(root)


def _empty_below(root: Section) -> Iterator[Finding]:
    text_seen, top = bool(root.blocks), 0
    sections = [section for section in root.walk() if section.heading is not None]
    for section, following in zip_longest(sections, sections[1:]):
        heading = section.heading
        if heading is None:
            continue
        top = top or heading.level
        part_of_title = (not text_seen and heading.level == top) or _titles_policy(heading, following)
        if _is_empty(section) and not part_of_title and not _speaks_for_itself(heading):
            yield Finding(
                f'nothing stands under the heading "{heading.text.content.strip()}"',
                heading.span,
                help="Write the section; or, if the next headings belong to it, put them one level lower.",
            )
        text_seen = text_seen or bool(section.blocks)


def _titles_policy(heading: Heading, following: Section | None) -> bool:
    """Whether a heading is the title of all that follows, or says that it is short, written at the level of its sections."""
    below = following.heading if following is not None else None
    if below is None or below.level != heading.level:
        return False
    title = heading.text.content
    return _POLICY.fullmatch(title) is not None or is_summary(title)


def _is_empty(section: Section) -> bool:
    explicit = section.heading is not None and section.heading.style in _EXPLICIT
    return explicit and not section.blocks and not section.sections


def _speaks_for_itself(heading: Heading) -> bool:
    """Whether a heading is a sentence: text that was marked as a heading by mistake, but is there."""
    content = heading.text.content.strip()
    return len(content) > _LONGEST_HEADING or (content.endswith((".", ";", ",")) and len(content.split()) > 6)
