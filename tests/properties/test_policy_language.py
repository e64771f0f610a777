"""Formatting keeps what a `.policy` file says and its comments; nothing that anybody writes breaks the reader."""

from __future__ import annotations

import itertools
from collections import Counter
from pathlib import Path
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from policylint.frontends.policy import PolicyFrontend
from policylint.frontends.policy.parser import read
from policylint.frontends.policy.statements import Group, Statement
from policylint.policy_language.formatting import WIDTH, format_text
from policylint.source import Source

words = st.sampled_from(["data", "purpose", "uses", "a", "e-mail", "straße", "contact-details", "x1"])
strings = st.text(
    st.characters(exclude_characters='"\\\r\n', exclude_categories=("Cs", "Cc")), max_size=40
).map(lambda text: f'"{text}"')
blanks = st.sampled_from([" ", "  ", "\t"])
breaks = st.sampled_from(["\n", "\n\n", "\n\n\n", ";", " ; \n", " # c\n", "\n# own\n", "\n\n#x\n\n", "\r\n"])
gaps = st.sampled_from(["", " ", "\n", " # in a list\n", "\n  # own\n"])
scalars = words | strings | st.sampled_from(["2026-04-01", "7", "3.1", r'"a \" b"'])


@st.composite
def groups(draw: st.DrawFn) -> str:
    values = draw(st.lists(scalars, min_size=1, max_size=12))
    parts = [draw(gaps) + value + draw(st.sampled_from(["", "\n"])) for value in values]
    return "[" + ",".join(parts) + draw(gaps) + "]"


@st.composite
def statements(draw: st.DrawFn, depth: int = 0) -> str:
    arguments = draw(st.lists(scalars | groups(), max_size=4))
    joints = [draw(blanks | st.sampled_from([", ", ",\n", ", # moved\n"])) for _ in arguments]
    if joints:
        joints[0] = " "
    text = draw(words) + "".join(joint + argument for joint, argument in zip(joints, arguments, strict=True))
    if depth < 3 and draw(st.booleans()):
        text += " {" + draw(breaks) + draw(bodies(depth + 1)) + draw(breaks) + "}"
    return text


@st.composite
def bodies(draw: st.DrawFn, depth: int = 0) -> str:
    return "".join(s + draw(breaks) for s in draw(st.lists(statements(depth), max_size=3)))


def said(text: str) -> Any:
    """What a file says, wherever it stands."""
    result = read(text)
    assert not result.problems
    return [_said(statement) for statement in result.tree.statements]


def _said(statement: Statement) -> Any:
    arguments = [
        [[(x.kind, x.text) for x in v.values] if isinstance(v, Group) else (v.kind, v.text) for v in a.values]
        for a in statement.arguments
    ]
    block = None if statement.block is None else [_said(child) for child in statement.block]
    return statement.word.text, arguments, block


def comments(text: str) -> Counter[str]:
    return Counter(comment.content for comment in read(text).tree.comments)


@settings(max_examples=150, deadline=None)
@given(bodies())
def test_formatting_keeps_what_is_said_and_every_comment_and_is_done_at_once(text: str) -> None:
    assume(not read(text).problems)
    formatted = format_text(text)
    assert said(formatted) == said(text)
    assert comments(formatted) == comments(text)
    assert format_text(formatted) == formatted


@settings(max_examples=60, deadline=None)
@given(bodies())
def test_lines_are_neither_ragged_nor_apart(text: str) -> None:
    assume(not read(text).problems)
    lines = format_text(text).splitlines()
    assert all(line == line.rstrip() for line in lines)
    assert all(first or second for first, second in itertools.pairwise(lines))
    lists = [line for line in lines if line.startswith(" ") and len(line) > WIDTH and ", " in line]
    assert all("#" in line or "[" not in line for line in lists)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80) | st.lists(st.sampled_from(['policy', '"x', '{', '}', '[', ']', ',', ';', '#', '\n', '“', '7', 'years']), max_size=40).map(" ".join))  # fmt: skip
def test_anything_is_read_without_an_exception_and_points_into_the_text(text: str) -> None:
    parsed = PolicyFrontend().parse(Source("a.policy", text))
    for problem in parsed.document.problems:
        assert problem.message
        assert problem.span.end <= len(text)
    for disclosure in parsed.declared:
        assert disclosure.span.end <= len(text)
    declaration = parsed.declaration
    assert declaration is not None
    assert parsed.document.problems or declaration.title is not None


EVERYTHING = Path(__file__).parents[1].joinpath("policies", "everything.policy").read_text(encoding="utf-8")
places = st.integers(0, len(EVERYTHING) - 1)


def topics(text: str) -> tuple[set[str], frozenset[str], bool]:
    parsed = PolicyFrontend().parse(Source("a.policy", text))
    assert parsed.declaration is not None
    disclosed = {found.topic for found in parsed.declared}
    return disclosed, parsed.declaration.unclear_topics, bool(parsed.document.problems)


@settings(max_examples=150, deadline=None)
@given(
    places, st.sampled_from(['"', "{", "}", "[", "]", "§", ",", "x", "7", "\n", "\x00"]), st.integers(0, 1)
)
def test_what_is_lost_through_an_error_is_never_taken_for_silence(at: int, what: str, gone: int) -> None:
    whole, unclear, _ = topics(EVERYTHING)
    assert not unclear
    disclosed, unclear, broken = topics(EVERYTHING[:at] + what + EVERYTHING[at + gone :])
    assert whole - disclosed <= unclear if broken else not unclear
