"""What to say where the grammar stops: what was found, what was expected in words, and how to mend it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from policylint.document import SyntaxProblem
from policylint.frontends.lalr import END
from policylint.frontends.policy.lexer import Token
from policylint.source import Span

SYNTAX_ERROR = "syntax-error"
LARGEST = 2_000_000
"""Characters of the largest file that is read."""

_LONGEST = 30
_VALUES = frozenset({"STRING", "WORD", "DATE", "NUMBER"})


def too_large(text: str) -> SyntaxProblem | None:
    """What to say of a file that is larger than what is read."""
    if len(text) <= LARGEST:
        return None
    message = f"the file has {len(text):,} characters; of more than {LARGEST:,} none is read"
    return SyntaxProblem(message, Span(0, 1), "Is this a policy at all?", SYNTAX_ERROR)


def explain(
    token: Token, expected: Collection[str], opened: Sequence[Token], text: str, previous: Token | None
) -> SyntaxProblem:
    """The problem of a token that the grammar does not allow where it stands."""
    special = _UNREADABLE.get(token.terminal)
    if special is not None:
        message, cure = special
        if text[token.span.start : token.span.end] in (":", "=", "->", "=>", ":="):
            cure = "A statement is a word and its values, with blanks between them and nothing else."
        return SyntaxProblem(message.format(_shown(token, text)), token.span, cure, SYNTAX_ERROR)
    found = _found(token, text)
    if previous is not None and previous.terminal == "COMMA":
        message, cure = f"{found} after a comma", "Write another value, or take the comma out."
    elif opened and opened[-1].terminal == "LSQB":
        message = f"{found} in a list that is not closed"
        cure = "Put commas between the values of a list, and “]” at its end."
        return SyntaxProblem(message, _place(token, text), cure, SYNTAX_ERROR)
    elif "LBRACE" in expected:
        message, cure = (
            f"{found} among the values of a statement",
            'Values are words, numbers, dates, or text in "quotes".',
        )
    elif "WORD" in expected:
        message = f"{found} where a statement should begin"
        cure = "A statement begins with a word, such as data or purpose."
    else:
        message, cure = f"{found} after the end of a block", "Begin the next statement on a line of its own."
    return SyntaxProblem(message, _place(token, text), cure, SYNTAX_ERROR)


def stray_brace(closing: Token) -> SyntaxProblem:
    """The problem of a brace that closes nothing."""
    cure = "Take it out, or look for a “{” that is missing further up."
    return SyntaxProblem("“}” closes no block", closing.span, cure, SYNTAX_ERROR)


def unclosed_block(opening: Token) -> SyntaxProblem:
    """The problem of a block that the file ends in."""
    return SyntaxProblem(
        "the block opened here is not closed",
        opening.span,
        "Put “}” after its last statement. Until then, statements further down may count as part of it.",
        SYNTAX_ERROR,
    )


_UNREADABLE = {
    "UNCLOSED": ("text without a closing quotation mark", "Text in quotes ends on its line; write \\\" for a quotation mark inside it."),
    "CONTROL": ("text with control characters in it", "Write the text anew; such characters cannot be seen."),
    "CURLY": ("text in typographic quotation marks", "Use the plain \" on both sides."),
    "GLUED": ("{} is neither a number nor a date nor a word", "Write a date as 2026-04-01, and put a space between a number and its unit."),
    "STRAY": ("{} has no meaning here", "Put text into \"quotes\"; comments begin with #."),
}  # fmt: skip


def _found(token: Token, text: str) -> str:
    if token.terminal == END:
        return "the file ends"
    if token.terminal == "SEP":
        return "the line ends" if text[token.span.start : token.span.end] != ";" else "“;”"
    return _shown(token, text)


def _shown(token: Token, text: str) -> str:
    """The token as written, in quotation marks unless it has its own; invisible characters by their number."""
    written = text[token.span.start : token.span.end]
    if not written.isprintable():
        return "the character " + ", ".join(f"U+{ord(c):04X}" for c in written[:4])
    short = written if len(written) <= _LONGEST else written[: _LONGEST - 1] + "…"
    return short if short[:1] in '"“„”' else f"“{short}”"


def _place(token: Token, text: str) -> Span:
    """Where to point: a line end or the end of the file is pointed at by what stands before it."""
    if token.terminal not in ("SEP", END) or text[token.span.start : token.span.end] == ";":
        return token.span
    end = len(text[: token.span.start].rstrip())
    return Span(max(end - 1, 0), end)
