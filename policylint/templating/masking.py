"""How a text with expressions of templates is read: as long as it was, with a mark or with nothing in their place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policylint.patterns import deferred
from policylint.templating.templates import OPAQUE, Expression

_NO_BREAK, _BREAK = "<wbr", "<br"
"""Tags that show nothing, and a space between words; made as long as they must be."""

_NOTHING = "\u2060"
"""A character that shows nothing, and that pages are read without."""

_OTHERWISE = deferred(r"\W{1,9}(?:php\W{1,9})?(?:else|elsif|elif|when)(?:\s?if)?\b")
"""Between two texts of which a reader sees one: they are read one after the other, as words apart."""

_NEAR = 200


def masked(text: str, found: Sequence[Expression], format: str = "text") -> str:
    """The text as it is read in a format, as long as it was. What puts nothing out leaves no space, where it can be helped."""
    parts: list[str] = []
    position = 0
    in_tag = False
    for expression in found:
        start, end = expression.span.start, expression.span.end
        between = text[position:start]
        parts.append(between)
        if "<" in between or ">" in between:
            in_tag = between.rfind("<") > between.rfind(">")
        parting = _OTHERWISE.match(text, start, end) is not None
        if expression.puts_out:
            parts.append(OPAQUE * (end - start))
        elif format == "html" and not in_tag and not parting:
            parts.append(_NOTHING * (end - start))
        elif format == "markdown" and not in_tag and _is_inline(text, start, end):
            tag = _BREAK if parting else _NO_BREAK
            parts.append(f"{tag}{' ' * (end - start - len(tag) - 1)}>")
        else:
            parts.append(re.sub(r"[^\r\n]", " ", text[start:end]))
        position = end
    return "".join([*parts, text[position:]])


def _is_inline(text: str, start: int, end: int) -> bool:
    """Whether something else than white space stands beside an expression on its line; spaces would begin code there."""
    if end - start <= len(_NO_BREAK) or "\n" in text[start:end] or "\r" in text[start:end]:
        return False
    before = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
    after = text[end : end + _NEAR].partition("\n")[0]
    return bool(before.strip() or after.strip())
