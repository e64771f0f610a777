"""Comments written for what was found: where they go, and that they silence it."""

from __future__ import annotations

import pytest

from policylint.diagnostics import Diagnostic, Finding
from policylint.document import Document
from policylint.fixing.edits import apply
from policylint.rule import Documentation, Rule, RuleInfo
from policylint.source import Span
from policylint.suppression.adding import can_hold_comments, ignoring
from policylint.suppression.applying import suppress
from policylint.testing import policy_of


class StubRule:
    def __init__(self, name: str, *, absence: bool = False) -> None:
        documentation = Documentation("", "", (), (), "")
        self.info = RuleInfo(name, "quality", "", documentation, reports_absence=absence)

    def check(self, policy):
        return ()


RULES: dict[str, Rule] = {
    rule.info.name: rule for rule in (StubRule("odd"), StubRule("old"), StubRule("absent", absence=True))
}
INFOS = {name: rule.info for name, rule in RULES.items()}


def found_in(text: str, *found: tuple[str, str], path: str) -> list[Diagnostic]:
    """Diagnostics of rules at words of a text."""
    source = policy_of(text, path=path).document.source
    return [
        Diagnostic(rule, "warning", Finding("m", Span(at, at + len(word))), source)
        for rule, word in found
        for at in [text.index(word)]
    ]


def added(text: str, *found: tuple[str, str], path: str = "p.md", reason: str = "") -> str:
    """The text with comments for all of them, which must silence each."""
    document = policy_of(text, path=path).document
    diagnostics = found_in(text, *found, path=path)
    after = apply(text, ignoring(document, diagnostics, INFOS, reason))
    policy = policy_of(after, path=path)
    again = [(RULES[one.rule], one.finding) for one in found_in(after, *found, path=path)]
    names = {name: name for name in RULES}
    assert set(suppress(policy, again, tuple(RULES.values()), names).reasons) == {
        (rule.info.name, finding) for rule, finding in again
    }
    return after


@pytest.mark.parametrize(
    ("before", "word", "after"),
    [
        ("Some bad text.\n\nMore.\n", "bad", "Some bad text. {}\n\nMore.\n"),
        ("Some bad text,\nof two lines.\n\nMore.\n", "bad", "Some bad text,\nof two lines. {}\n\nMore.\n"),
        ("Some bad text.  \r\n\r\nMore.\r\n", "bad", "Some bad text. {}  \r\n\r\nMore.\r\n"),
        ("Some bad text.\rMore.\r\rEnd.\r", "bad", "Some bad text.\rMore. {}\r\rEnd.\r"),
        ("bad", "bad", "bad {}"),
        ("Some bad Xerox.\n", "bad", "Some bad Xerox. {}\n"),
        ("- Some bad\n  - and\n  - more bad\n", "more bad", "- Some bad\n  - and\n  - more bad {}\n"),
        ("# Title\nbad\n", "bad", "# Title\nbad {}\n"),
        ("# A bad title\n\nMore.\n", "bad", "# A bad title {}\n\nMore.\n"),
        ("- good\n- bad\n- fine\n", "bad", "- good\n- bad {}\n- fine\n"),
        ("- good\n\n  bad here\n- fine\n", "bad", "- good\n\n  bad here {}\n- fine\n"),
        ("> bad\n\nMore.\n", "bad", "> bad {}\n\nMore.\n"),
        ("| a |\n|---|\n| bad |\n| x |\n", "bad", "| a |\n|---|\n| bad {} |\n| x |\n"),
        ("| a | b |\n|---|---|\n| bad | c |\n", "bad", "| a | b |\n|---|---|\n| bad | c {} |\n"),
        ("a | b\n---|---\nbad | c\n", "bad", "a | b\n---|---\nbad | c {}\n"),
        ("# bad ##\n\nMore.\n", "bad", "# bad {} ##\n\nMore.\n"),
        ("# A bad C#\n\nMore.\n", "bad", "# A bad C# {}\n\nMore.\n"),
        ("# A **bad `C#`**\n\nMore.\n", "bad", "# A **bad `C#`** {}\n\nMore.\n"),
        ("> # bad ##\n", "bad", "> # bad {} ##\n"),
        ("A bad\ntitle\n=====\n\nMore.\n", "bad", "A bad\ntitle {}\n=====\n\nMore.\n"),
        ("<p>bad\n<b>x</b></p>\n\nMore.\n", "bad", "<p>bad\n<b>x {}</b></p>\n\nMore.\n"),
    ],
)
def test_a_comment_goes_to_the_end_of_the_text_it_is_about(before: str, word: str, after: str) -> None:
    comment = "<!-- policylint: ignore[odd] -->"
    assert added(before, ("odd", word)) == after.format(comment)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "<h1>Privacy</h1>\n<p>Some <b>bad</b> text.</p>\n",
            "<h1>Privacy</h1>\n<p>Some <b>bad</b> text.{}</p>\n",
        ),
        ("<ul><li>good</li><li>bad</li></ul>\n", "<ul><li>good</li><li>bad{}</li></ul>\n"),
    ],
)
def test_in_html_it_goes_to_the_end_of_the_block(before: str, after: str) -> None:
    comment = " <!-- policylint: ignore[odd] -->"
    assert added(before, ("odd", "bad"), path="p.html") == after.format(comment)


def test_in_our_language_it_goes_to_the_end_of_the_line() -> None:
    before = 'policy "P" {\n  frameworks gdpr\n  publisher "A" {\n    contact email "a@example.org"\n  }\n}\n'
    after = before.replace("frameworks gdpr", "frameworks gdpr # policylint: ignore[odd] because we know")
    assert added(before, ("odd", "gdpr"), path="p.policy", reason="we know") == after


@pytest.mark.parametrize("word", ["frameworks", "gdpr", "dpr"])
def test_in_our_language_it_stays_on_the_line(word: str) -> None:
    before = 'policy "P" {\n  frameworks gdpr Xerox\n  sale none\n}\n'
    after = before.replace("Xerox", "Xerox # policylint: ignore[odd]")
    assert added(before, ("odd", word), path="p.policy") == after


def test_in_our_language_a_line_that_ends_in_a_comment_has_another_above_it() -> None:
    before = 'policy "P" {\n  frameworks gdpr # note\n    sale none # policylint: ignore[old] x\n}\n'
    after = added(before, ("odd", "gdpr"), ("odd", "none"), path="p.policy", reason="we know")
    comment = "# policylint: ignore[odd] because we know\n"
    assert after == before.replace("  frameworks", f"  {comment}  frameworks").replace(
        "    sale", f"    {comment}    sale"
    )


def test_in_our_language_what_is_found_in_a_comment_is_suppressed_for_the_whole_file() -> None:
    before = 'policy "P" {\n  sale none # policylint: ignore[x]\n}\n'
    after = added(before, ("odd", "# policylint: ignore[x]"), path="p.policy")
    assert after == f"# policylint: ignore-file[odd]\n\n{before}"
    before = before.replace("  sale none ", "")
    assert (
        added(before, ("odd", "# policylint"), path="p.policy")
        == f"# policylint: ignore-file[odd]\n\n{before}"
    )


def test_one_comment_for_each_place_names_all_rules_once_in_the_order_found() -> None:
    before = "A bad and worse text.\n\nAn odd one.\n"
    after = added(
        before, ("odd", "odd one"), ("old", "bad"), ("odd", "worse"), ("old", "worse"), reason="we know"
    )
    assert after == (
        "A bad and worse text. <!-- policylint: ignore[old, odd] because we know -->\n\n"
        "An odd one. <!-- policylint: ignore[odd] because we know -->\n"
    )


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("p.md", "# Privacy\n\nText.\n", "{}\n\n# Privacy\n\nText.\n"),
        ("p.md", "# Privacy\r\n\r\nText.\r\n", "{}\r\n\r\n# Privacy\r\n\r\nText.\r\n"),
        (
            "p.md",
            "---\ntitle: P\n---\n# Privacy\n\nText.\n",
            "---\ntitle: P\n---\n{}\n\n# Privacy\n\nText.\n",
        ),
        ("p.md", "---\rtitle: P\r---\r# P\r\rText.\r", "---\rtitle: P\r---\r{}\n\n# P\r\rText.\r"),
        ("p.md", "<!DOCTYPE html>\n\nText.\n", "{}\n\n<!DOCTYPE html>\n\nText.\n"),
        ("p.html", "<p>Text</p>\n", "{}\n\n<p>Text</p>\n"),
        ("p.html", "<!DOCTYPE html><p>Text</p>\n", "<!DOCTYPE html>\n{}\n\n<p>Text</p>\n"),
        ("p.html", "\n<!doctype html>\n<p>Text</p>\n", "\n<!doctype html>\n{}\n\n\n<p>Text</p>\n"),
        ("p.policy", 'policy "P" {\n  # Text\n}\n', '{}\n\npolicy "P" {\n  # Text\n}\n'),
    ],
)
def test_what_is_missing_is_suppressed_for_the_whole_file_at_its_top(
    path: str, before: str, after: str
) -> None:
    comment = "policylint: ignore-file[absent]"
    written = f"# {comment}" if path.endswith(".policy") else f"<!-- {comment} -->"
    assert added(before, ("absent", "Text"), path=path) == after.replace("{}", written)


def test_at_the_top_each_rule_is_named_once() -> None:
    document = policy_of("A text.\n").document
    found = found_in(
        "A text.\n", ("absent", "text"), ("absent", "A"), ("unheard-of", "A"), ("odd", "text"), path="p.md"
    )
    edits = ignoring(document, found, INFOS, "")
    assert [(edit.span.start, edit.replacement) for edit in edits] == [
        (0, "<!-- policylint: ignore-file[absent, unheard-of] -->\n\n"),
        (7, " <!-- policylint: ignore[odd] -->"),
    ]


def test_what_lies_in_no_text_is_suppressed_for_the_whole_file() -> None:
    text = "Text.\n\n```\nbad\n```\n"
    after = added(text, ("odd", "```\nbad"), reason="we know")
    assert after == f"<!-- policylint: ignore-file[odd] because we know -->\n\n{text}"


def test_an_empty_document_can_have_a_comment() -> None:
    document = policy_of("").document
    nothing = Diagnostic("odd", "warning", Finding("m", Span(0, 0)), document.source)
    assert apply("", ignoring(document, [nothing], INFOS, "")) == "<!-- policylint: ignore-file[odd] -->\n\n"


def test_where_nothing_was_found_nothing_is_written() -> None:
    assert ignoring(policy_of("Text.\n").document, [], INFOS, "we know") == ()


@pytest.mark.parametrize(
    ("path", "can"), [("p.md", True), ("p.html", True), ("p.policy", True), ("p.txt", False)]
)
def test_which_formats_have_comments(path: str, can: bool) -> None:
    assert can_hold_comments(policy_of("Text.\n", path=path).document) is can


def test_in_html_what_is_found_in_a_table_within_a_table_goes_to_the_row_it_is_in() -> None:
    before = "<table><tr><td><table><tr><td>bad</td></tr></table></td><td>x</td></tr></table>"
    comment = " <!-- policylint: ignore[odd] -->"
    assert added(before, ("odd", "bad"), path="p.html") == before.replace("bad", f"bad{comment}")


def read(text: str) -> Document:
    return policy_of(text).document


def deaf(text: str) -> Document:
    """A document in which the comment behind the first paragraph is not heeded."""
    first, rest = text.split("worse")
    return read(first.replace("ignore[", "heed[") + "worse" + rest)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("# Title\n\nbad here.\n", "# Title\n\nbad here. <!-- policylint: ignore[odd] -->\n"),
        ("<h2>bad<script>", "<h2>bad <!-- policylint: ignore[odd] --><script>"),
        ("<script>bad", "<!-- policylint: ignore-file[odd] -->\n\n<script>bad"),
    ],
)
def test_a_comment_that_would_not_be_heeded_goes_to_the_top(text: str, after: str) -> None:
    found = found_in(text, ("odd", "bad"), path="p.md")
    assert apply(text, ignoring(read(text), found, INFOS, "", read)) == after


def test_only_the_rules_whose_comments_are_not_heeded_are_suppressed_everywhere() -> None:
    text = "Some bad text.\n\nSome worse text.\n"
    found = found_in(text, ("odd", "bad"), ("old", "worse"), ("odd", "worse"), path="p.md")
    assert apply(text, ignoring(read(text), found, INFOS, "we know", deaf)) == (
        "<!-- policylint: ignore-file[odd] because we know -->\n\n"
        "Some bad text.\n\nSome worse text. <!-- policylint: ignore[old] because we know -->\n"
    )


def test_a_comment_above_the_line_it_is_for_is_heeded() -> None:
    text = 'policy "P" {\nsale none # note\n}\n'
    found = found_in(text, ("odd", "sale"), path="p.policy")
    again = ignoring(
        policy_of(text, path="p.policy").document,
        found,
        INFOS,
        "",
        lambda after: policy_of(after, path="p.policy").document,
    )
    assert apply(text, again) == text.replace("sale", "# policylint: ignore[odd]\nsale")


def test_where_no_comment_is_heeded_nothing_is_written() -> None:
    found = found_in("bad", ("odd", "bad"), path="p.md")
    with pytest.raises(ValueError, match=r"^comments in it are not heeded$"):
        ignoring(read("bad"), found, INFOS, "", lambda _: read("bad"))


@pytest.mark.parametrize("reason", ["", "the boss wants it"])
def test_in_mdx_comments_are_braced(reason: str) -> None:
    because = f" because {reason}" if reason else ""
    here, above = (
        f"{{/* policylint: {what}{because} */}}" for what in ("ignore[odd]", "ignore-file[absent]")
    )
    assert (
        added("Some bad text.\n", ("odd", "bad"), path="p.mdx", reason=reason) == f"Some bad text. {here}\n"
    )
    assert added("Some.\n", ("absent", "Some"), path="p.MDX", reason=reason) == f"{above}\n\nSome.\n"


def test_front_matter_gets_no_comment() -> None:
    front, rest = "---\ntitle: A bad day\n---\n", "\nSome bad text.\n"
    assert added(front + rest, ("odd", "bad"), path="p.md") == (
        f"{front}<!-- policylint: ignore-file[odd] -->\n\n{rest}"
    )
    assert added(front + rest, ("odd", "text"), path="p.md") == (
        f"{front}{rest[:-1]} <!-- policylint: ignore[odd] -->\n"
    )
