"""The policy language: reading, formatting, rendering, exporting, comparing and drafting."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from fuzzing.oracles import TODAY, hold, parsed, positions, within
from fuzzing.reports import parts
from fuzzing.target import as_text
from fuzzing.texts import seeds
from policylint.engine.understanding import understand
from policylint.frontends.html.frontend import HtmlFrontend
from policylint.frontends.markdown import MarkdownFrontend
from policylint.frontends.policy import PolicyFrontend
from policylint.frontends.policy.parser import read as read_tree
from policylint.frontends.policy.statements import Group, Statement
from policylint.policy import Policy
from policylint.policy_language import dpv, exporting, tilt
from policylint.policy_language.drafting import draft
from policylint.policy_language.drift import compare
from policylint.policy_language.formatting import UnreadableError, format_text
from policylint.policy_language.render import render
from policylint.source import Source


def read(data: bytes) -> None:
    """Problems and disclosures have their places; a text with neither a problem nor a policy does not exist."""
    source = Source("fuzz.policy", as_text(data))
    found = parsed(PolicyFrontend(), source)
    positions(source)
    for problem in found.document.problems:
        hold(bool(problem.message), "a problem without a message")
    hold(found.declaration is not None, "no declaration at all")
    hold(bool(found.document.problems) or found.declaration.title is not None, "silence about a lost policy")  # type: ignore[union-attr]


def _said(statements: tuple[Statement, ...]) -> Any:
    return [
        (
            one.word.text,
            [
                [
                    [(x.kind, x.text) for x in v.values] if isinstance(v, Group) else (v.kind, v.text)
                    for v in a.values
                ]
                for a in one.arguments
            ],
            None if one.block is None else _said(one.block),
        )
        for one in statements
    ]


def formatted(data: bytes) -> None:
    """The layout is canonical: what is said stays, comments too, and formatting again changes nothing."""
    text = as_text(data)
    try:
        once = format_text(text)
    except UnreadableError as error:
        hold(bool(error.problems), "unreadable without a reason")
        return
    before, after = read_tree(text), read_tree(once)
    hold(not after.problems, "what was formatted cannot be read")
    hold(_said(before.tree.statements) == _said(after.tree.statements), "formatting changes what is said")
    comments = [sorted(one.content for one in tree.tree.comments) for tree in (before, after)]
    hold(comments[0] == comments[1], "formatting loses comments")
    hold(format_text(once) == once, "formatting twice differs from once")


def _policy(text: str, name: str, frontend: Any) -> Policy:
    detectors = () if name.endswith(".policy") else parts().detectors
    understood = understand(Source(name, text), frontend, detectors, today=TODAY)
    hold(not understood.failures, f"fails: {understood.failures}")
    return understood.policy


def rendered(data: bytes) -> None:
    """A declaration without problems can be rendered, exported, and held against its own notice."""
    policy = _policy(as_text(data), "fuzz.policy", PolicyFrontend())
    declaration = policy.declaration
    if policy.document.problems or declaration is None:
        return
    if declaration.language is not None and declaration.language.text != "en":
        return
    markdown, page = render(declaration, "markdown"), render(declaration, "html")
    parsed(MarkdownFrontend(), Source("notice.md", markdown))
    parsed(HtmlFrontend(), Source("notice.html", page))
    for made in (exporting.document, dpv.document, tilt.document):
        try:
            json.loads(exporting.written(made(declaration)))
        except tilt.IncompleteError:
            continue
    notice = _policy(markdown, "notice.md", MarkdownFrontend())
    for one in compare(policy, declaration, notice):
        within((notice if one.in_notice else policy).document.source, [one.finding.span])


@cache
def _declared() -> tuple[Policy, ...]:
    texts = seeds("examples/*.policy", "tests/policies/*.policy")
    return tuple(_policy(text, "own.policy", PolicyFrontend()) for text in texts)


def drifted(data: bytes) -> None:
    """Every difference to each of our own declarations has its place."""
    notice = _policy(as_text(data), "fuzz.md", MarkdownFrontend())
    for policy in _declared():
        for one in compare(policy, policy.declaration, notice):  # type: ignore[arg-type]
            within((notice if one.in_notice else policy).document.source, [one.finding.span])
            hold(bool(one.finding.message), "a difference without a message")


def drafted(data: bytes) -> None:
    """The draft of a notice is formatted, and can be read: nothing of the notice breaks out of its strings and comments."""
    text = draft(_policy(as_text(data), "fuzz.md", MarkdownFrontend()))
    hold(format_text(text) == text, "a draft is not formatted")
    found = parsed(PolicyFrontend(), Source("draft.policy", text))
    for problem in found.document.problems:
        hold("TODO" in text, f"a draft with a problem and no TODO: {problem.message}")
        hold(problem.kind != "syntax-error", f"a draft that breaks the grammar: {problem.message}")
    hold(found.declaration is not None, "a draft without a policy")
