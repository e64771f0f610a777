"""What an author wrote where the expressions of a template are read as a mark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.document import Document
from policylint.source import Span
from policylint.templating.templates import OPAQUE
from policylint.testing import check_rule, policy_of

FRONT = "---\ntitle: Privacy\n---\n"
TEXT = "{{ a.b }} and {{ c.d }}{{ e.f }} and {{ a.long.one }} and {{ g.h }}"


def document(text: str) -> Document:
    return policy_of(FRONT + text, templates=("liquid",)).document


@given(
    st.lists(st.sampled_from(["{{ a.b }}", "{{ site.longer }}", "we keep", "_it_", "\n", " "]), max_size=12)
)
def test_a_text_is_written_as_it_stands(parts: list[str]) -> None:
    read = document("# Privacy\n\nx " + "".join(parts) + " y\n")
    for section in read.root.walk():
        for block in section.blocks:
            shown = read.written(block.text)
            assert OPAQUE not in shown
            assert shown.count("{{ a.b }}") == read.source.slice(block.span).count("{{ a.b }}")


@pytest.mark.parametrize(
    ("words", "near", "expected"),
    [
        ("the heading “About #”", (0, 9), "the heading “About {{ a.b }}”"),
        ("# then # there", (0, 32), "{{ a.b }} then {{ c.d }} there"),
        ("@ at once", (0, 70), "{{ c.d }}{{ e.f }} at once"),
        ("long: ~", (0, 9), "long: {{ a.long.one }}"),
        ("one of several: #", (9, 14), "one of several: …"),
        ("of no such length: %", (0, 70), "of no such length: …"),
        ("plain", (0, 70), "plain"),
    ],
)
def test_words_that_quote_a_text(words: str, near: tuple[int, int], expected: str) -> None:
    lengths = {"#": 9, "@": 18, "~": 16, "%": 4}
    marked = "".join(OPAQUE * lengths[one] if one in lengths else one for one in words)
    read = document(TEXT)
    start = read.source.text.index(TEXT)
    assert read.as_written(marked, Span(near[0] + start, near[1] + start)) == expected


def test_expressions_of_one_length_are_not_one_expression() -> None:
    from policylint.rules.integrity.duplicate_heading import DuplicateHeading

    text = FRONT + "# Privacy\n\n## About {{ site.a }}\n\nOne.\n\n## About {{ site.b }}\n\nTwo.\n"
    assert check_rule(DuplicateHeading(), text) == []
    [found] = check_rule(DuplicateHeading(), text.replace("site.b", "site.a"))
    assert found.message == 'the heading "About {{ site.a }}" stands here for the second time'


@pytest.mark.parametrize(
    ("heading", "link", "count"),
    [
        ("About {{ site.a }}", "#about-us", 0),
        ("About {{ site.a }}", "#about-{{ site.b }}", 0),
        ("Contact", "#about-{{ site.b }}", 0),
        ("About {{ site.a }}", "#contact", 1),
        ("Contact", "#about-us", 1),
    ],
)
def test_nobody_knows_where_a_link_of_a_template_leads(heading: str, link: str, count: int) -> None:
    from policylint.rules.integrity.dangling_reference import DanglingReference

    text = f"{FRONT}# Privacy\n\nSee [there]({link}).\n\n## {heading}\n\nWe are here.\n"
    assert len(check_rule(DanglingReference(), text)) == count


def test_many_words_are_restored_in_proportion(
    growth: Callable[[Callable[[int], Callable[[], object]], int], float],
) -> None:
    def all_of(size: int) -> Callable[[], object]:
        read = document(" x ".join(f"{{{{ a.b{number} }}}}" for number in range(size)))
        far = Span(0, 1)

        def restore() -> None:
            for place in read.opaque:
                assert OPAQUE not in read.as_written(f"the heading {OPAQUE * len(place)}", place)
                read.as_written(f"elsewhere {OPAQUE * len(place)}", far)

        return restore

    assert growth(all_of, 60) < 1.5
