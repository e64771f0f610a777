"""Which parts of a template exclude each other: a page is made with `{% if … %}` or with `{% else %}`, never with both.

What stands in such parts is read all the same, and is no contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter

from policylint.frozen import dataclass
from policylint.machine.memory import remembered
from policylint.patterns import deferred
from policylint.source import Span
from policylint.source.overlapping import Overlapping

_DELIMITERS = deferred(
    r"^(?:\{\{+|\{%|<%|<\?(?:php\b)?)[-~+=]?\s*|(?<![-~+\s])[-~+\s]*(?:(?<!\})\}\}+|%\}|%>|\?>)$"
)
_ELSE = deferred(
    r"\}?\s*(?P<word>else\s*if|elsif|elif|else|when|case(?=.*:$)|default(?=\s*:$))\b(?P<rest>.*)|\^$",
    re.DOTALL,
)
_CLOSE = deferred(r"end(?P<end>\w*)|/(?P<slash>[\w-]*)|\}")
_OPEN = deferred(
    r"(?P<mark>[#^])\s*(?P<section>[\w.-]+)(?P<argument>.*)"
    r"|(?P<word>if|unless|case|switch|with|for|foreach|while|until|range|block|define|begin)\b(?P<rest>.*)",
    re.DOTALL,
)
_BLOCK = deferred(r"(?:\{|\bdo(?:\s*\|[^|]{0,100}\|)?)$")
_NOT = deferred(r"(?:not\b|!(?!=))\s*")
_EQUALS = deferred(r"""([\w.$>\[\]'"-]+)\s*(={2,3}|!={1,2})\s*("[^"]*"|'[^']*'|\d+)$""")
_EQUALS_IN_HUGO = deferred(r"""(eq|ne)\s+([\w.$]+)\s+("[^"]*"|\d+)$""")
_ASKING = ("if", "unless")
_QUOTES = ('"', "'")
_INLINE = "text"
"""The name of a choice between texts; no tag has it."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A part of a template that is not always there.

    `whole` is the span of all branches of the same choice. `condition` is what it hangs on, as it is written, empty if that is
    not clear; `value` is what that is compared with, and `holds` whether the branch is there if it is so or if not.
    """

    span: Span
    whole: Span
    condition: str = ""
    value: str = ""
    holds: bool = True

    def excludes(self, other: Branch) -> bool:
        """Whether no page has both."""
        if self.whole == other.whole:
            return self.span != other.span
        if not self.condition or self.condition != other.condition:
            return False
        if self.value == other.value:
            return self.holds != other.holds
        return bool(self.value and other.value) and self.holds and other.holds


@dataclass(slots=True)
class _Choice:
    """A choice that is not closed yet: where it began, the word that opened it, and its branches, the last without its end."""

    start: int
    name: str
    branches: list[Branch]


def branches(text: str, expressions: Iterable[Span]) -> tuple[Branch, ...]:
    """The branches that these expressions of a template make, in the order of their choices' ends."""
    found: list[Branch] = []
    open_choices: list[_Choice] = []
    for span in expressions:
        inner = _DELIMITERS.sub("", text[span.start : span.end]).strip()
        if text[span.start] in _QUOTES or text[span.end - 1] in _QUOTES:
            found += _chosen(open_choices, span, text)
        elif match := _ELSE.match(inner):
            if open_choices:
                _go_on(open_choices[-1], span, match["word"] or "else", match["rest"] or "")
        elif match := _CLOSE.match(inner):
            name = match["end"] or match["slash"] or ""
            found += _closed(open_choices, span, name)
        elif (choice := _opened(inner, span)) is not None:
            open_choices.append(choice)
    return tuple(found)


def are_alternatives(one: Span, other: Span, all_branches: tuple[Branch, ...]) -> bool:
    """Whether two places stand in branches that exclude each other, or are those of one sentence that says several things."""
    if one != other and one.overlaps(other):
        return any(holds_branch(place, all_branches) for place in (one, other))
    around = _around(one, all_branches)
    return bool(around) and any(
        branch.excludes(second) for second in _around(other, all_branches) for branch in around
    )


def _around(place: Span, all_branches: tuple[Branch, ...]) -> list[Branch]:
    """The branches that a place lies in."""
    return [branch for branch in by_place(all_branches).with_(place) if branch.span.contains(place)]


@remembered
def by_place(all_branches: tuple[Branch, ...]) -> Overlapping[Branch]:
    """Branches, to be asked for by where they are."""
    return Overlapping(all_branches, attrgetter("span"))


def holds_branch(place: Span, all_branches: tuple[Branch, ...]) -> bool:
    """Whether a place has a whole branch in it."""
    return any(place.contains(branch.span) for branch in by_place(all_branches).with_(place))


def _opened(inner: str, span: Span) -> _Choice | None:
    """The choice, or whatever else is closed later, that an expression opens."""
    match = _OPEN.match(inner)
    if match is None or ("{" in inner and not inner.endswith(("{", ":"))):
        return _Choice(span.start, "", [_begun(span)]) if _BLOCK.search(inner) else None
    if match["mark"]:
        name = match["section"]
        words = match["argument"] if name in _ASKING else name * (not match["argument"].strip())
        asks, holds = bool(words), match["mark"] == "#" and name != "unless"
    else:
        name, words = match["word"], match["rest"]
        asks, holds = name in _ASKING, name != "unless"
    first = asking(_begun(span), words, holds) if asks else _begun(span)
    return _Choice(span.start, name, [first])


def _chosen(open_choices: list[_Choice], span: Span, text: str) -> list[Branch]:
    """The branches of a choice within an expression, of which this is a part (`policylint.templating.inline_choices`), if it is the last."""
    if text[span.start] not in _QUOTES:
        asked = text[span.start : span.end - 1].strip("{<%=-~? &\n\t")
        branch = asking(_begun(span), asked, holds=True) if asked else _begun(span)
        branch = branch if branch.condition else replace(branch, condition=f"at {span.start}")
        open_choices.append(_Choice(span.start, _INLINE, [branch]))
    elif text[span.end - 1] not in _QUOTES:
        return _closed(open_choices, span, _INLINE)
    elif open_choices:
        _go_on(open_choices[-1], span, "else", "")
    return []


def _begun(span: Span) -> Branch:
    return Branch(Span(span.end, span.end), Span(span.start, span.end))


def asking(branch: Branch, words: str, holds: bool) -> Branch:
    """The branch with the condition that these words make; it is there where that holds, or does not."""
    condition = " ".join(words.strip().rstrip("{:").removesuffix(" then").split())
    while condition.startswith("(") and condition.endswith(")") and condition.count("(") == 1:
        condition = condition[1:-1].strip()
    negation = _NOT.match(condition)
    if negation is not None and not re.search(r"\b(?:and|or)\b|&&|\|\|", condition):
        condition, holds = condition[negation.end() :], not holds
    if match := _EQUALS.fullmatch(condition):
        same = match[2].startswith("=")
        return replace(branch, condition=match[1], value=match[3].strip("\"'"), holds=holds == same)
    if match := _EQUALS_IN_HUGO.fullmatch(condition):
        same = match[1] == "eq"
        return replace(branch, condition=match[2], value=match[3].strip("\"'"), holds=holds == same)
    return replace(branch, condition=condition, holds=holds)


def _go_on(choice: _Choice, span: Span, word: str, rest: str) -> None:
    """End the last branch of a choice, and begin the next."""
    first = choice.branches[-1] = _ended(choice.branches[-1], span.start)
    following = _begun(span)
    if word == "else" and len(choice.branches) == 1:
        following = replace(following, condition=first.condition, value=first.value, holds=not first.holds)
    elif word not in ("else", "when", "case", "default"):
        following = asking(following, rest, holds=True)
    choice.branches.append(following)


def _ended(branch: Branch, end: int) -> Branch:
    return replace(branch, span=Span(branch.span.start, max(branch.span.start, end)))


def _closed(open_choices: list[_Choice], span: Span, name: str) -> list[Branch]:
    """The branches of the choice that an expression closes; those that were opened inside and not closed are none."""
    for index in range(len(open_choices) - 1, -1, -1):
        choice = open_choices[index]
        if not name or choice.name == name:
            del open_choices[index:]
            choice.branches[-1] = _ended(choice.branches[-1], span.start)
            whole = Span(choice.start, span.end)
            return [replace(one, whole=whole) for one in choice.branches]
    return []
