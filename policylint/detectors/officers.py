"""Whose data protection officer one is: the organisation's, or that of another that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policylint.detectors.owners import is_of_others, near
from policylint.document import Table
from policylint.passages import Passage
from policylint.patterns import deferred

_THEIRS = deferred(
    r"\b(?:their|whose)\s+(?:own\s+)?(?:\w+\s+){0,2}?(?:data\s+protection|data\s+privacy|privacy|dpos?\b)[^.;]*$",
    re.IGNORECASE,
)
_OURS = deferred(r"\b(?:we|us|our|ours|i|my|unser\w*|uns|wir)\b", re.IGNORECASE)
_NOT_OURS = deferred(
    r"[^.;]{0,120}?(?:\b(?:not|cannot|never)|n['’]t)\b[^.;]{0,40}\b(?:ours|mine)\b", re.IGNORECASE
)
"""What stands behind an officer who is said to be no help here."""
_BODYS = deferred(
    r"\bthe\s+(?:\w+\s+){0,2}(?:council|county|authority|board|federation|store|platform|university|district|hospital),?\s+whose\b",
    re.IGNORECASE,
)
_OTHERS_COLUMN = deferred(
    r"\W*(?:(?:name\s+of\s+(?:the\s+)?)?(?:third[\s-]part(?:y|ies)|(?:service\s+)?providers?|(?:sub-?)?processors?|vendors?|suppliers?|recipients?|partners?"
    r"|dienstleister|anbieter|empfänger|auftragsverarbeiter))\b.*",
    re.IGNORECASE | re.DOTALL,
)
_BETWEEN_WORDS = deferred(r"[\s-]+")
_LEAD, _DEEP = 4, 2


def is_of_another(content: str, start: int, end: int, passages: Sequence[Passage], index: int) -> bool:
    """Whether the officer with a channel, `content[start:end]`, which begins in `passages[index]`, is not the organisation's.

    One is another's who is "theirs", or stands in a list or table of those who receive data, or on a line under their title; not with a mailbox at a domain that is named as the
    policy's own at its top.
    """
    passage, (around, begins, ends) = passages[index], near(content, start, end)
    before, own = around[:begins], max(0, passage.own - start + begins)
    if _NOT_OURS.match(around, ends) and not _OURS.search(before, own):
        return True
    theirs = _THEIRS.search(before)
    listed = passage.kind in ("item", "row") or before.rstrip()[-1:] in ("", ":")
    if theirs is None and not (listed and _is_among_others(passage)):
        return False
    if _OURS.search(before, own if theirs is None else theirs.start()):
        return False
    return _BODYS.search(before, own) is not None or not _is_at_home(
        around[begins:ends], passages[: min(_LEAD, index)]
    )


def _is_among_others(passage: Passage) -> bool:
    """Whether a passage stands under a title for others, or in a table of them."""
    if any(is_of_others(heading.text.content) for heading in passage.headings[1:]):
        return True
    return passage.kind == "row" and any(
        _OTHERS_COLUMN.fullmatch(cell.text.content) for table in _around(passage) for cell in table.header[:1]
    )


def _around(passage: Passage) -> Iterator[Table]:
    """The tables that a passage stands in."""
    place = passage.span
    return (
        block
        for block in passage.section.blocks
        if isinstance(block, Table) and block.span.start <= place.start and place.end <= block.span.end
    )


def _is_at_home(mailbox: str, lead: Sequence[Passage]) -> bool:
    """Whether a mailbox's domain is named in the lines that open a policy."""
    name = mailbox.rpartition("@")[2].lower().split(".")[-2:][0].replace("-", "")
    return any(
        name in _BETWEEN_WORDS.sub("", passage.own_text).lower()
        for passage in lead
        if passage.kind in ("heading", "sentence") and len(passage.headings) < _DEEP
    )
