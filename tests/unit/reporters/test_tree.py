from __future__ import annotations

import json

import pytest

from policylint.frontends.markdown import MarkdownFrontend
from policylint.reporter import Style
from policylint.reporters.tree import render, text, tree
from policylint.source import Source

POLICY = """> *Archived copy of acme.example, retrieved 2019.*

# Privacy policy

**Cookies.** We set a few of [them](/cookies).

1. one

   > two

| Name | Kept |
|---|---|
| sid | 1 day |

<!-- to do -->

    code
"""
DOCUMENT = MarkdownFrontend().parse(Source("policy.md", POLICY)).document


def test_the_outline_shows_each_node_with_its_place() -> None:
    assert text(DOCUMENT, Style(width=80)) == (
        "policy.md (markdown)\n"
        " 1:1  note  > *Archived copy of acme.example, retrieved 2019.*\n"
        " 3:1  h1 atx  Privacy policy\n"
        " 5:1    paragraph [Cookies]  Cookies. We set a few of them.\n"
        " 7:1    ordered list\n"
        " 7:1      item 1.\n"
        " 7:4        paragraph  one\n"
        " 9:4        quote\n"
        " 9:6          paragraph  two\n"
        "11:1    table  Name | Kept\n"
        "13:1      row  sid | 1 day\n"
        "17:5    code  code\n"
        "15:1  comment  to do\n"
    )


def test_long_texts_are_shortened_and_control_characters_harmless() -> None:
    document = MarkdownFrontend().parse(Source("a.md", "We \x1b[31mkeep " + "data " * 40)).document
    (_, line) = text(document, Style(width=60)).splitlines()
    assert len(line) <= 60
    assert line.endswith("…")
    assert "\x1b" not in line


def test_colours_are_there_if_asked_for() -> None:
    assert "\x1b[" in text(DOCUMENT, Style(colour=True))
    assert "\x1b[" not in text(DOCUMENT, Style())


def test_problems_and_front_matter_are_shown() -> None:
    document = MarkdownFrontend().parse(Source("a.md", "---\ntitle: x\n---\na\x00b\n")).document
    shown = text(document, Style()).splitlines()
    assert shown[1] == "1:1  front matter  --- title: x ---"
    assert shown[-1] == "4:2  problem  1 control character"


def test_json_holds_nested_nodes() -> None:
    data = json.loads(render(DOCUMENT, "json", Style()))
    assert data["schema_version"] == 1
    assert (data["path"], data["format"], data["front_matter"]) == ("policy.md", "markdown", None)
    assert data["note"]["text"].startswith("> *Archived")
    assert [comment["text"] for comment in data["comments"]] == [" to do "]
    (section,) = data["root"]["children"]
    heading = section["heading"]
    assert (heading["level"], heading["style"], heading["number"], heading["text"]) == (
        1,
        "atx",
        "",
        "Privacy policy",
    )
    assert [child["kind"] for child in section["children"]] == ["paragraph", "list", "table", "code"]


def test_json_nodes_say_what_belongs_to_their_kind() -> None:
    paragraph, items, table, code = tree(DOCUMENT)["root"]["children"][0]["children"]
    assert (paragraph["label"], paragraph["text"]) == ("Cookies", "Cookies. We set a few of them.")
    assert paragraph["links"] == [
        {"kind": "link", "line": 5, "column": 31, "end_line": 5, "end_column": 35, "target": "/cookies"}
    ]
    (item,) = items["children"]
    assert (items["ordered"], item["marker"]) == (True, "1.")
    assert [child["kind"] for child in item["children"]] == ["paragraph", "quote"]
    assert [cell["text"] for cell in table["header"]] == ["Name", "Kept"]
    assert [[cell["text"] for cell in row["cells"]] for row in table["children"]] == [["sid", "1 day"]]
    assert (code["text"], code["line"], code["column"]) == ("code", 17, 5)


def test_an_unknown_output_format() -> None:
    with pytest.raises(ValueError, match="known: text, json"):
        render(DOCUMENT, "xml", Style())
