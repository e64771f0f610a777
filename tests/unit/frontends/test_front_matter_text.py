"""Pages whose text stands in the fields of their front matter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from policylint import Linter
from policylint.cli import command
from policylint.frontends.front_matter_text import text_in
from policylint.frontends.metadata import front_matter
from policylint.testing import assert_document, policy_of

FIELDS = """---
title: Privacy policy
description: A page that says. What we do. With your data.
tags: [privacy]
updated: 2026-05-01
intro: "We run this site. We're \\"small\\"."
sections:
  - heading: Who we are
    image: /a.png
    text: >-
      Larkfield Mills Ltd. is the controller of your personal data.
      Write to privacy@larkfield.example.

      - We collect your name.
      - We collect your address.
  - title: 'Retention, and what''s deleted'
    body: We keep your account data for 30 days, and then we delete it. # ask Legal
    points:
      - We sell no data.
      - 'We don''t lend any.'
seo:
  text: Read how we treat data. It is short. It is good.
---
"""


def read(text: str, path: str = "privacy.md") -> list[tuple[str, str]]:
    policy = policy_of(text, path=path)
    return [(one.kind, " ".join(one.own_text.split())) for one in policy.passages]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_what_readers_get_to_see_is_read(line_end: str) -> None:
    text = FIELDS.replace("\n", line_end)
    assert read(text) == [
        ("sentence", "We run this site."),
        ("sentence", 'We\'re "small".'),
        ("heading", "Who we are"),
        ("sentence", "Larkfield Mills Ltd. is the controller of your personal data."),
        ("sentence", "Write to privacy@larkfield.example."),
        ("item", "We collect your name."),
        ("item", "We collect your address."),
        ("heading", "Retention, and what's deleted"),
        ("sentence", "We keep your account data for 30 days, and then we delete it."),
        ("item", "We sell no data."),
        ("item", "We don't lend any."),
    ]
    policy = policy_of(text)
    assert_document(policy.document)
    for passage in policy.passages:
        first = passage.own_text.split()[0]
        if "\\" not in text[passage.span.start : passage.span.end] and "'" not in first:
            assert text[passage.span.start :].lstrip("#- ").startswith(first) or passage.kind == "heading"


@pytest.mark.parametrize("fence", ["```", "~~~~", "```js"])
def test_a_fence_that_stays_open_ends_with_its_field(fence: str) -> None:
    text = (
        f"---\none: |\n  We collect your name. We keep it.\n\n  {fence}\n  npm start\ntwo: |\n"
        "  We share it with nobody. We sell nothing.\n---\n"
    )
    assert ("sentence", "We sell nothing.") in read(text)
    closed = text.replace("  npm start\n", f"  npm start\n  {fence.removesuffix('js')}\n")
    assert not any("npm" in said for _, said in read(closed))
    assert ("sentence", "We sell nothing.") in read(closed)


@pytest.mark.parametrize("property_", ["&text", "!!str", "&text !!str", "!<tag:yaml.org,2002:str>"])
def test_anchors_and_tags_are_none_of_the_words(property_: str) -> None:
    text = (
        f'---\none: {property_} |\n  We collect your name. We keep it.\nlist: &all\n  - {property_} "We share it with nobody."\n'
        "  - heading: Sale\n    text: We sell nothing at all.\nagain: *text\n---\n"
    )
    said = [words for _, words in read(text)]
    assert said == [
        "We collect your name.",
        "We keep it.",
        "We share it with nobody.",
        "Sale",
        "We sell nothing at all.",
    ]


def test_markdown_in_a_block_is_markdown() -> None:
    text = "---\nbody: |\n  ## Data\n\n  We *sell* data. We keep it.\n  We lend it.\n  1. One thing.\n  2. Another.\n---\n"
    assert read(text) == [
        ("heading", "Data"),
        ("sentence", "We sell data."),
        ("sentence", "We keep it."),
        ("sentence", "We lend it."),
        ("item", "One thing."),
        ("item", "Another."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Privacy\ndescription: We say. What we do. With it all.\n---\nWe sell data.\n",
        "---\nintro: We run a site. It is good. It is short.\n---\n"
        + "We collect your name and sell it. " * 9,
        "+++\nbody = 'We run a site. It is good. It is short.'\n+++\n",
        "---\nbody: We run a site.\n---\n",
    ],
)
def test_where_the_text_stands_below_fields_are_not_read(text: str) -> None:
    block = front_matter(text)
    assert block is not None
    assert text_in(text, block) is None
    assert all("site" not in words for _, words in read(text))


def test_what_is_found_there_stands_there_and_comments_go_below(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = FIELDS.replace("We sell no data.", "We sell your personal data to brokers.").replace(
        "We don''t lend any.", "We do not sell your personal data."
    )
    report = Linter(select=["contradictory-statements"]).check_text(text, path="privacy.md")
    [one] = report.diagnostics
    assert text[one.finding.span.start : one.finding.span.end] == "We do not sell your personal data."
    monkeypatch.chdir(tmp_path)
    Path("privacy.md").write_text(text, encoding="utf-8")
    select = ["check", "--isolated", "--no-cache", "--select", "contradictory-statements", "privacy.md"]
    assert CliRunner().invoke(command, [*select, "--add-ignore"]).exit_code == 0
    after = Path("privacy.md").read_text(encoding="utf-8")
    assert after.startswith(text + "<!-- policylint: ignore-file[contradictory-statements]")
    assert CliRunner().invoke(command, select).exit_code == 0


@given(st.lists(st.sampled_from(["---\n", "a: ", "- ", "  ", "\n", "\r\n", "|\n", ">-\n", '"', "'", "We sell. ", "# ", "b:\n", "\\n", "[x] "]), max_size=40).map("".join))  # fmt: skip
def test_whatever_is_written_keeps_its_place(inner: str) -> None:
    text = f"---\nbody: We sell data. We keep it. We lend it all.\n{inner}\n---\n"
    block = front_matter(text)
    if block is None:
        return
    shown = text_in(text, block)
    if shown is not None:
        assert len(shown) == len(text)
        for word in re.finditer(r"[a-z]{3,}", shown):
            assert text[word.start() : word.end()] == word[0]
    assert_document(policy_of(text, path="privacy.md").document)


@pytest.mark.parametrize(
    "key",
    ["metaDescription", "seo_description", "og_title", "SEOText", "cssClasses", "buttonText", "page_summary"],
)
def test_settings_go_by_the_words_of_their_keys(key: str) -> None:
    shown = "We keep logs. We erase them. We sell none."
    assert read(f"---\n{key}: We like you. We like them. We like us.\nbody: {shown}\n---\n") == [
        ("sentence", sentence) for sentence in ("We keep logs.", "We erase them.", "We sell none.")
    ]


def test_settings_alone_do_not_make_a_page() -> None:
    text = "---\ndescription: We like you. We like them. We like us.\ntagline: Your data is yours\n---\n"
    assert read(text) == []


def test_escapes_in_quotes_are_read_as_what_they_stand_for() -> None:
    text = (
        '---\nbody: "\\u201cWe don\\u2019t\\xA0sell\\u00a0it,\\u201D we say. It\\u2019s\\\n  \\ so.'
        ' We keep logs \\u2014 \\u00a7 4, caf\\u00E9,\\u000a\\ud83d short ones."  # so far\n---\n'
    )
    policy = policy_of(text, path="privacy.md")
    assert [" ".join(one.own_text.split()) for one in policy.passages] == [
        '"We don\'t sell it," we say.',
        "It's so.",
        "We keep logs - § 4, café, \\ud83d short ones.",
    ]
    assert_document(policy.document)
