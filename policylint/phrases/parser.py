"""Reads a phrase pattern into its syntax tree, by `grammars/phrase.lark`.

Lark is imported here only, and here only when a pattern is parsed: the vocabularies are shipped compiled.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

from policylint.phrases.errors import PhraseError
from policylint.phrases.nodes import (
    Begin,
    Cased,
    Choice,
    ClassName,
    Finish,
    Gap,
    Node,
    NotBefore,
    NotNext,
    Sequence,
    Word,
    WordMode,
)

if TYPE_CHECKING:
    from lark import Lark, Token, Tree
    from lark.exceptions import UnexpectedInput

LONGEST_GAP = 24
"""The most words of a gap."""

DEFAULT_GAP = 6
"""How many words `...` stands for."""

LONGEST_PATTERN = 4000
"""The longest pattern, in code points."""

DEEPEST = 20
"""How many groups may stand in one another."""

_HINTS = {
    ")": "this closes no group",
    "]": "this closes no optional part",
    "{": "a class is written {name}",
    "}": "a class is written {name}",
    '"': "a quotation mark is missing its partner",
    ".": "a gap is written `...` or `..4`; leave out other full stops",
    "~": "write `~` directly after a word, without a space",
    "*": "write `*` directly after a word, without a space",
    "<": "`<!word` says that the word before is not `word`",
}


@lru_cache(maxsize=1 << 14)
def parse(pattern: str) -> Choice:
    """The syntax tree of `pattern`. Raises PhraseError, with the place, if it is not a pattern."""
    from lark.exceptions import UnexpectedInput

    if len(pattern) > LONGEST_PATTERN:
        raise PhraseError(
            "the pattern is too long", pattern, LONGEST_PATTERN, f"at most {LONGEST_PATTERN} characters"
        )
    try:
        tree = _lark().parse(pattern)
    except UnexpectedInput as error:
        raise _syntax_error(pattern, error) from None
    return _Builder(pattern).choice(cast("Tree[Token]", tree.children[0]), True, 0)


@cache
def _lark() -> Lark:
    from lark import Lark

    grammar = files("policylint.grammars").joinpath("phrase.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", propagate_positions=True)


def _syntax_error(pattern: str, error: UnexpectedInput) -> PhraseError:
    offset = error.pos_in_stream
    if offset is None or not 0 <= offset < len(pattern):
        return PhraseError("the pattern ends too early", pattern, len(pattern), _unclosed(pattern))
    token = getattr(error, "token", None)
    if token is not None and token.type == "$END":
        return PhraseError("the pattern ends too early", pattern, len(pattern), _unclosed(pattern))
    character = pattern[offset]
    hint = _HINTS.get(character, "")
    if character in "|^$!" or character.isalnum():
        hint = "nothing of this kind may stand here"
    return PhraseError(f"unexpected `{character}`", pattern, offset, hint)


def _unclosed(pattern: str) -> str:
    for opening, closing in ("()", "[]", "{}"):
        if pattern.count(opening) > pattern.count(closing):
            return f"`{opening}` is never closed"
    return "something must follow"


class _Builder:
    """Turns Lark's tree for one pattern into nodes."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._depth = 0

    def choice(self, tree: Tree[Token], required: bool, offset: int) -> Choice:
        """The alternatives that begin at `offset`."""
        if self._depth == DEEPEST:
            raise PhraseError(
                "nested too deeply", self._pattern, offset, f"at most {DEEPEST} groups in one another"
            )
        self._depth += 1
        alternatives = tuple(self._sequence(child, offset) for child in tree.children)
        self._depth -= 1
        return Choice(alternatives, required, offset)

    def _sequence(self, tree: Any, offset: int) -> Sequence:
        return Sequence(
            tuple(self._item(child) for child in tree.children), getattr(tree.meta, "start_pos", offset)
        )

    def _item(self, tree: Tree[Token]) -> Node:
        offset: int = tree.meta.start_pos
        if tree.data in ("word", "inflected", "prefix", "cased", "class", "gap"):
            return self._leaf(tree.data, str(tree.children[0]), offset)
        if tree.data == "begin":
            return Begin(offset)
        if tree.data == "finish":
            return Finish(offset)
        inner = cast("Tree[Token]", tree.children[0])
        if tree.data == "group":
            return self.choice(inner, True, offset)
        if tree.data == "optional":
            return self.choice(inner, False, offset)
        kind = NotNext if tree.data == "not_next" else NotBefore
        return kind(self._item(inner), offset)

    def _leaf(self, kind: str, text: str, offset: int) -> Node:
        if kind == "gap":
            return self._gap(text, offset)
        if kind == "class":
            return ClassName(text[1:-1].strip(), offset)
        if kind == "cased":
            return Cased(text[1:-1], offset)
        mode: WordMode = "exact"
        if kind != "word":
            mode, text = ("inflected" if kind == "inflected" else "prefix"), text[:-1]
        return Word(text, mode, offset)

    def _gap(self, text: str, offset: int) -> Gap:
        most = DEFAULT_GAP if text == "..." else int(text[2:])
        if not 1 <= most <= LONGEST_GAP:
            raise PhraseError(
                f"a gap of {most} words", self._pattern, offset, f"a gap may have 1 to {LONGEST_GAP} words"
            )
        return Gap(most, offset)
