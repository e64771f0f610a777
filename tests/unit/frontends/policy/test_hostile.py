"""Input that no policy is: an error with its place, in bounded time, and nothing declared."""

from __future__ import annotations

import sys
import time

import pytest

from policylint.engine.choosing import choose_frontend
from policylint.frontends.markdown import MarkdownFrontend
from policylint.frontends.plain import PlainFrontend
from policylint.frontends.policy import PolicyFrontend
from policylint.frontends.policy.binding import bind
from policylint.frontends.policy.schema import all_topics
from policylint.source import Source, decode

SECONDS = 10 if sys.gettrace() is None else 60
"""Of processor time, at most; several times that where coverage is measured."""
DEEP = 30_000
LENGTH = 300_000


@pytest.mark.parametrize(
    "text",
    [
        "a {" * DEEP,
        "a [" * DEEP,
        "}" * DEEP,
        "]" * DEEP,
        "a { " * DEEP + "} " * DEEP,
        '"' * DEEP,
        "“" * DEEP,
        'a "b\n' * DEEP,
        "a," * DEEP,
        "#" * DEEP,
        "\\" * DEEP,
        "1" * DEEP,
        "policy " * DEEP,
        "\u202e\u200b\ufeff\u0301" * (DEEP // 4),
        "".join(map(chr, range(1, 32))) * (DEEP // 31),
        "\ufffd" * DEEP,
        decode(bytes(range(256)) * 400, "a.policy").text,
    ],
    ids=lambda text: repr(text[:8]),
)  # fmt: skip
def test_what_is_no_policy_is_an_error_with_a_place(text: str) -> None:
    start = time.process_time()
    parsed = PolicyFrontend().parse(Source("a.policy", text))
    assert time.process_time() - start < SECONDS
    assert parsed.document.problems
    assert len(parsed.document.problems) < 100
    assert not parsed.declared
    assert parsed.declaration is not None
    assert parsed.declaration.unclear_topics == all_topics()


def test_time_grows_with_the_length_of_the_text() -> None:
    purpose = 'purpose p{} "deliver" {{\n  uses contact\n  basis contract\n  retain 7 years then delete\n}}\n'
    body = "".join(purpose.format(n) for n in range(LENGTH // 95))
    half = "".join(purpose.format(n) for n in range(LENGTH // 190))
    times = []
    for text in (half, body):
        start = time.process_time()
        bound = bind(f'policy "P" {{\n{text}}}\n')
        times.append(time.process_time() - start)
        assert not bound.problems
    assert times[1] < 4 * times[0] + 1


def test_another_suffix_is_read_as_what_it_says_or_opens_with() -> None:
    frontends = (PolicyFrontend(), MarkdownFrontend(), PlainFrontend())
    text = '# draft\npolicy "P" {\n  sale none\n}\n'
    assert choose_frontend(Source("a.policy", "# Privacy\n\nWe sell nothing."), frontends).name == "policy"
    assert choose_frontend(Source("a.md", text), frontends).name == "markdown"
    assert choose_frontend(Source("<stdin>", text), frontends).name == "policy"
    assert choose_frontend(Source("a.conf", text), frontends).name == "policy"
    assert choose_frontend(Source("<stdin>", "#" * 5000), frontends).name != "policy"


def test_prose_under_the_suffix_of_the_language_is_no_policy() -> None:
    parsed = PolicyFrontend().parse(Source("a.policy", "# Privacy\n\nWe sell nothing.\n"))
    assert [(p.kind, p.span.start) for p in parsed.document.problems] == [
        ("unknown-statement", 11),
        ("syntax-error", 26),
    ]
