"""From tokens to statements, with the tables built from `grammars/policy.lark`.

An error costs one statement: what was read of it is kept as `broken`, and parsing goes on after the next
separator. Each is one problem at the place where reading stopped.
"""

from __future__ import annotations

import re
from dataclasses import field
from functools import cache
from itertools import chain
from typing import Any

from policylint.document import SyntaxProblem
from policylint.frontends.lalr import END, Tables, grammar_path
from policylint.frontends.policy.lexer import Lexed, Token, lex
from policylint.frontends.policy.messages import explain, stray_brace, unclosed_block
from policylint.frontends.policy.reduction import broken_statement, is_complete, reduce
from policylint.frontends.policy.statements import Tree
from policylint.frozen import dataclass
from policylint.source import Span

MOST_PROBLEMS = 80
"""A file with more errors than this is no policy; the rest is counted."""

DEEPEST = 16
"""Blocks and lists nested deeper than this are not read; the language has three levels."""

_OPENING = frozenset({"LBRACE", "LSQB"})
_BRACES = frozenset("{}")
_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Read:
    """What was read.

    `torn` if braces do not match or a block was skipped, so that any statement may be lost. `damaged` are the
    offsets of statements whose blocks were read, and whose arguments were not. `skipped` are all words that
    were passed over.
    """

    tree: Tree
    problems: tuple[SyntaxProblem, ...]
    torn: bool
    damaged: frozenset[int]
    skipped: frozenset[str]


@cache
def policy_tables() -> Tables:
    """The tables built from `grammars/policy.lark`."""
    return Tables.from_json(grammar_path("policy.json").read_text(encoding="utf-8"))


def read(text: str) -> Read:
    """The statements of a text and what is wrong with it. Never raises; takes time in proportion to the text."""
    lexed = Lexed([])
    parser = _Parser(text)
    end = Span(len(text), len(text))
    for token in chain(lex(text, lexed), (Token(END, end),)):
        parser.take(token)
    return parser.finish(tuple(lexed.comments))


@dataclass(slots=True)
class _Parser:
    text: str
    tables: Tables = field(default_factory=policy_tables)
    states: list[int] = field(default_factory=lambda: [0])
    values: list[Any] = field(default_factory=list)
    problems: list[SyntaxProblem] = field(default_factory=list)
    count: int = 0
    torn: bool = False
    previous: Token | None = None
    open: list[Token] = field(default_factory=list)
    damaged: set[int] = field(default_factory=set)
    skipped: set[str] = field(default_factory=set)
    skipping: bool = False
    to_block: bool = False
    depth: int = 0

    def take(self, token: Token) -> None:
        """The next token: skipped while recovering, else shifted, or an error."""
        if token.terminal == "UNCLOSED":
            self._look_into(self.text[token.span.start : token.span.end])
        if self.skipping and self._skip(token):
            return
        if token.terminal in _OPENING and len(self.open) >= DEEPEST:
            self._too_deep(token)
            return
        if token.terminal == END:
            self._close_blocks(token)
        if token.terminal == "RBRACE" and not any(opened.terminal == "LBRACE" for opened in self.open):
            self._stray_brace(token)
        elif not self._shift(token):
            self._recover(token)
        self.previous = token

    def _look_into(self, text: str) -> None:
        """What stands in text without an end may be statements."""
        self.torn = self.torn or not _BRACES.isdisjoint(text)
        self.skipped.update(_WORD.findall(text))

    def _shift(self, token: Token) -> bool:
        actions, rules = self.tables.actions, self.tables.rules
        row = actions[self.states[-1]]
        while (action := row.get(token.terminal, 0)) < 0:
            rule = rules[~action]
            reduce(rule, self.states, self.values)
            self.states.append(actions[self.states[-1]][rule.origin])
            row = actions[self.states[-1]]
        if not action:
            return token.terminal == END and self.states[-1] == self.tables.final
        self.states.append(action)
        self.values.append(token.value if token.value is not None else token)
        self._nest(token)
        return True

    def _nest(self, token: Token) -> None:
        if token.terminal in _OPENING:
            self.open.append(token)
        elif token.terminal in ("RBRACE", "RSQB") and self.open:
            self.open.pop()

    def _recover(self, token: Token) -> None:
        """Keep what was read of the statement in hand, and skip to where the next one begins."""
        row = self.tables.actions[self.states[-1]]
        self._report(explain(token, row, self.open, self.text, self.previous))
        if "LBRACE" in row:
            self._skip_arguments()
            return
        if not is_complete(row):
            self._abandon()
        elif token.terminal != "RBRACE":
            self._shift(Token("SEP", Span(token.span.start, token.span.start)))
        self._resume(token)

    def _stray_brace(self, token: Token) -> None:
        """A brace that closes nothing ends a statement, at most."""
        self.torn = True
        self._report(stray_brace(token))
        self._shift(Token("SEP", token.span))

    def _resume(self, token: Token) -> None:
        """Go on with the token at which reading stopped, if a statement may begin or end there."""
        at_line_start = self.previous is None or self.previous.terminal == "SEP" or self._after_statement()
        if token.terminal == "WORD" and at_line_start and not self._shift(token):
            self._shift(Token("SEP", Span(token.span.start, token.span.start)))
            self._shift(token)
        elif token.terminal in ("SEP", "RBRACE", END):
            self._shift(token)
        elif token.terminal != "WORD" or not at_line_start:
            self.skipping, self.depth = True, 0
            self._skip(token)

    def _after_statement(self) -> bool:
        return "statement" in self.tables.actions[self.states[-1]]

    def _skip_arguments(self) -> None:
        """Pass over the rest of the line up to a block, which is read: its statements have errors of their own."""
        self.damaged.add(self.values[self._body()].span.start)
        self.skipping, self.to_block = True, True

    def _body(self) -> int:
        """How far up the stack the innermost place lies where a statement can stand."""
        actions = self.tables.actions
        return next(i for i in range(len(self.states) - 1, -1, -1) if "statement" in actions[self.states[i]])

    def _abandon(self) -> None:
        """Put a broken statement in the place of the partial one on the stack."""
        at = self._body()
        partial = self.values[at:]
        del self.states[at + 1 :], self.values[at:]
        while self.open and self.open[-1].terminal == "LSQB":
            self.open.pop()
        self.values.append(broken_statement(partial))
        self.states.append(self.tables.actions[self.states[-1]]["statement"])

    def _skip(self, token: Token) -> bool:
        """Whether a token belongs to what is skipped, blocks and their contents whole."""
        terminal = token.terminal
        if terminal == "LBRACE" and self.to_block:
            self.skipping = self.to_block = False
            return False
        if terminal == "LBRACE":
            self.torn = True
            self.depth += 1
        elif terminal == "RBRACE" and self.depth:
            self.depth -= 1
        elif terminal == END or (not self.depth and terminal in ("SEP", "RBRACE")):
            self.skipping = self.to_block = False
            return False
        if token.terminal == "WORD" and token.value is not None:
            self.skipped.add(token.value.text)
        self.previous = token
        return True

    def _too_deep(self, token: Token) -> None:
        self._report(SyntaxProblem(
            f"nested more than {DEEPEST} levels deep", token.span, "Nothing in the language is nested so deep.", "syntax-error"
        ))  # fmt: skip
        self.torn = True
        self._abandon()
        self.skipping, self.depth = True, 0
        self._skip(token)

    def _close_blocks(self, end: Token) -> None:
        """At the end of the file, close what is still open: each is a problem where it was opened."""
        if self.open and self.open[-1].terminal == "LSQB":
            self._recover(end)
        while self.open:
            self.torn = True
            self._report(unclosed_block(self.open[-1]))
            if not self._shift(Token("RBRACE", end.span)):
                self._abandon()
                self._shift(Token("RBRACE", end.span))

    def _report(self, problem: SyntaxProblem) -> None:
        self.count += 1
        if self.count <= MOST_PROBLEMS:
            self.problems.append(problem)

    def finish(self, comments: tuple[Any, ...]) -> Read:
        """The tree, once the end was taken."""
        statements = self.values[0] if self.values else ()
        if self.count > MOST_PROBLEMS:
            more = self.count - MOST_PROBLEMS
            place = self.problems[-1].span
            message = f"{more} more such errors in the rest of the file"
            self.problems.append(SyntaxProblem(message, place, "Is this a policy at all?", "syntax-error"))
        span = Span(0, len(self.text))
        return Read(
            Tree(statements, comments, span),
            tuple(self.problems),
            self.torn,
            frozenset(self.damaged),
            frozenset(self.skipped),
        )
