from __future__ import annotations

from datetime import date

import pytest

from policylint.diagnostics import Finding
from policylint.fixing.edits import apply
from policylint.rule import Documentation, RuleInfo
from policylint.rules.suppression import suppression_rules
from policylint.source import Source, Span
from policylint.suppression.applying import comment_span, removal, suppress
from policylint.suppression.comments import read_comments
from policylint.suppression.scopes import Scope
from policylint.testing import policy_of


class StubRule:
    def __init__(self, name: str, **info) -> None:
        self.info = RuleInfo(name, "quality", "", Documentation("", "", (), (), ""), **info)

    def check(self, policy):
        return ()


ODD, OLD, IDLE = StubRule("odd", aliases=("strange",)), StubRule("old"), StubRule("idle")
NAMES = {"odd": "odd", "strange": "odd", "old": "old", "idle": "idle"} | {
    rule.info.name: rule.info.name for rule in suppression_rules()
}


def applied(text: str, *, rule: StubRule = ODD, ran=(ODD, OLD), path: str = "policy.md"):
    """The words `bad…` are findings; which of them remain, and what is said about the comments."""
    policy = policy_of(text, path=path)
    places = [i for i in range(len(text)) if text.startswith("bad", i)]
    findings = [(rule, Finding("odd", Span(start, start + 4))) for start in places]
    result = suppress(policy, findings, (*ran, *suppression_rules()), NAMES)
    kept = [text[f.span.start : f.span.end] for r, f in findings if (r.info.name, f) not in result.reasons]
    own = [(r.info.name, f) for r, f in result.own if (r.info.name, f) not in result.reasons]
    return kept, own, result, policy


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("<!-- policylint: ignore[odd] -->\nbad1 here.\n\nbad2 there.\n", ["bad2"]),
        ("<!-- policylint: ignore[odd] -->\n\nbad1\nbad2.\n\nbad3\n", ["bad3"]),
        ("bad1 here. <!-- policylint: ignore[odd] -->\n\nbad2\n", ["bad2"]),
        ("bad1 here,\nbad2 there. <!-- policylint: ignore[odd] -->\n\nbad3\n", ["bad3"]),
        ("# bad1 <!-- policylint: ignore[odd] -->\n\nbad2\n", ["bad2"]),
        ("<!-- policylint: ignore[odd] -->\n# bad1\n\nbad2\n", ["bad2"]),
        ("<!-- policylint: ignore[odd] -->\n- bad1\n- bad2\n\nbad3\n", ["bad3"]),
        ("- bad1 <!-- policylint: ignore[odd] -->\n- bad2\n", ["bad2"]),
        ("| a |\n|---|\n| bad1 <!-- policylint: ignore[odd] --> |\n| bad2 |\n", ["bad2"]),
        (
            "<!-- policylint: disable[odd] -->\nbad1\n\nbad2\n\n<!-- policylint: enable[odd] -->\nbad3\n",
            ["bad3"],
        ),
        ("bad1\n\n<!-- policylint: disable[odd] -->\n\nbad2\n\nbad3\n", ["bad1"]),
        ("bad1\n\nbad2\n\n<!-- policylint: ignore-file[odd] -->\n", []),
        ("<!-- policylint: ignore[strange] -->\nbad1\n", []),
        ("<!-- policylint: ignore[old] -->\nbad1\n", ["bad1"]),
        ("<!-- policylint: ignore[odd] until=2026-11-22 because soon -->\nbad1\n", []),
        ("<!-- policylint: ignore[odd] until=2026-11-21 -->\nbad1\n", ["bad1"]),
        ("<p>bad1</p> <!-- policylint: ignore[odd] -->\n<p>bad2</p>\n", ["bad2"]),
        ("bad1 since\n2026. <!-- policylint: ignore[odd] -->\n\nbad2\n", ["bad2"]),
        ("> bad1 since\n> 2026. <!-- policylint: ignore[odd] -->\n\nbad2\n", ["bad2"]),
        ("1. bad1\n2. <!-- policylint: ignore[odd] -->\n   bad2\n", ["bad1"]),
        (
            "bad1\n\n<!-- policylint: disable[odd] -->\nbad2\n\n<!-- policylint: enable[old] -->\nbad3\n\n"
            "<!-- policylint: enable[odd] -->\nbad4\n\n<!-- policylint: disable[odd] -->\nbad5\n\n"
            "<!-- policylint: enable[odd] -->\nbad6\n",
            ["bad1", "bad4", "bad6"],
        ),
        ("<!-- policylint: enable[odd] -->\n\nbad1\n\n<!-- policylint: disable[odd] -->\nbad2\n", ["bad1"]),
        (
            "<!-- policylint: disable[odd, old] -->\nbad1\n\n<!-- policylint: enable[old, odd] -->\nbad2\n",
            ["bad2"],
        ),
        ("> bad1 <!-- policylint: ignore[odd] -->\n\nbad2\n", ["bad2"]),
        ("1. <!-- policylint: ignore[odd] -->\n   bad1\n2. bad2\n", ["bad2"]),
        ("- - bad1 <!-- policylint: ignore[odd] -->\n  - bad2\n- bad3\n", ["bad2", "bad3"]),
        ("bad1\n\n<!-- policylint: ignore[odd] -->\n", ["bad1"]),
        ("```\nbad1\n``` <!-- policylint: ignore[odd] -->\n\nbad2\n", ["bad1", "bad2"]),
        ("bad1\n\n<!-- policylint: ignore-file[odd] -->\nbad2", []),
        ("<!-- policylint: ignore-file[odd] -->bad1", []),
        ("1. <!-- policylint: ignore[odd] -->\n   bad1\n\n   bad2\n", ["bad2"]),
        ("- bad1\n  - <!-- policylint: ignore[odd] -->\n    bad2\n\n    bad3\n", ["bad1", "bad3"]),
        ("- bad1\n   - <!-- policylint: ignore[odd] -->\n     bad2\n\n     bad3\n", ["bad1", "bad3"]),
        ("- bad1\n\t- <!-- policylint: ignore[odd] -->\n\t  bad2\n\n\t  bad3\n", ["bad1", "bad3"]),
        (
            "> - bad1\n>   - <!-- policylint: ignore[odd] -->\n>     bad2\n>\n>     bad3\n",
            ["bad1", "bad3"],
        ),
        ("<p>bad1\nhere</p><!-- policylint: ignore[odd] -->\n\nbad2\n", ["bad2"]),
        ("<!-- policylint: ignore[odd] --><p>bad1</p><p>bad2</p>\n", ["bad2"]),
        ("<script>x</script> <!-- policylint: ignore[odd] -->\n\nbad1\n", ["bad1"]),
        ("text\n\n[bad1]: /x <!-- policylint: ignore[odd] -->\n\nbad2\n", ["bad2"]),
        ("[bad1]: /x <!-- policylint: ignore[odd] -->\n\nbad2\n", ["bad2"]),
    ],
)
def test_scopes(text: str, kept: list[str]) -> None:
    assert applied(text)[0] == kept


def test_reason_owner_and_date_are_read() -> None:
    text = "<!-- policylint: ignore[odd,  old] until=2027-01-31 owner=legal because the shop\n closes -->\nbad1\n"
    (directive,), malformed = read_comments(policy_of(text).document)
    assert [text[one.span.start : one.span.end] for one in directive.names] == ["odd", "old"]
    assert (directive.reason, directive.until, directive.owner, malformed) == (
        "the shop closes", date(2027, 1, 31), "legal", (),
    )  # fmt: skip
    (plain,), _ = read_comments(policy_of("<!-- policylint: ignore[odd] the shop closes -->\n").document)
    assert plain.reason == "the shop closes"


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("policylint: ignore", "names no rule"),
        ("policylint: ignore[]", "names no rule"),
        ("policylint: ingore[odd]", "Did you mean ignore?"),
        ("policylint:", "asks nothing"),
        ("policylint: ignore[odd] until=soon", "'soon' is not a date"),
    ],
)
def test_malformed_comments(comment: str, expected: str) -> None:
    _, (wrong,) = read_comments(policy_of(f"<!-- {comment} -->\nText.\n").document)
    assert expected in f"{wrong.message} {wrong.help}"


@pytest.mark.parametrize(
    ("text", "said", "mended"),
    [
        ("<!-- policylint: ignore[odd] -->\ngood\n", ["unused-suppression"], "good\n"),
        ("good <!-- policylint: ignore[odd] -->\n", ["unused-suppression"], "good\n"),
        (
            "<!-- policylint: ignore[odd, old] because x -->\nbad1\n",
            ["unused-suppression"],
            "<!-- policylint: ignore[odd] because x -->\nbad1\n",
        ),
        (
            "<!-- policylint: ignore[old, odd] -->\nbad1\n",
            ["unused-suppression"],
            "<!-- policylint: ignore[odd] -->\nbad1\n",
        ),
        ("<!-- policylint: ignore[idle] -->\ngood\n", [], None),
        (
            "<!-- policylint: disable[odd] -->\nbad1\n\n<!-- policylint: enable[old] -->\n",
            ["unused-suppression"],
            "<!-- policylint: disable[odd] -->\nbad1\n\n",
        ),
        (
            "<!-- policylint: ignore[odd] -->\n\n\n<!-- policylint: ignore-file[unused-suppression] -->\n",
            [],
            None,
        ),
        ("<!-- policylint: ignore[od] -->\nbad1\n", ["unknown-suppression"], "bad1\n"),
        (
            "<!-- policylint: ignore[odd, od] -->\nbad1\n",
            ["unknown-suppression"],
            "<!-- policylint: ignore[odd] -->\nbad1\n",
        ),
    ],
)
def test_unused_and_unknown_ones_are_found_and_mended(text: str, said: list[str], mended: str | None) -> None:
    _, own, _, _ = applied(text)
    assert [name for name, _ in own] == said
    if mended is not None:
        assert apply(text, own[0][1].fix.edits) == mended


def test_a_comment_for_an_absence_that_is_withheld_is_not_unused() -> None:
    absent = StubRule("idle", reports_absence=True)
    german = (
        "<!-- policylint: ignore-file[idle] -->\n\nWir erheben die Daten, die Sie uns mitteilen, und nutzen sie nur "
        "für den Versand und die Zahlung der Ware, die Sie bei uns gekauft haben.\n"
    )
    assert applied(german, ran=(absent,))[1] == []


def test_comments_in_the_policy_language() -> None:
    text = 'policy "Privacy" {\n  bad1 x  # policylint: ignore[odd] because y\n}\n'
    policy = policy_of(text, path="p.policy")
    (directive,), _ = read_comments(policy.document)
    finding = Finding("odd", Span(text.index("bad1"), text.index("bad1") + 4))
    result = suppress(policy, [(ODD, finding)], (ODD,), NAMES)
    assert result.reasons == {("odd", finding): "y"}
    assert directive.kind == "ignore"


def said(text: str, **settings) -> list[tuple[str, str, str, str]]:
    """The rule, the words it underlines, the message and the help of what is said about comments."""
    return [
        (name, text[one.span.start : one.span.end], one.message, one.help)
        for name, one in applied(text, **settings)[1]
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "<!-- policylint: ignore[odd, old] -->\ngood\n",
            ("<!-- policylint: ignore[odd, old] -->", "nothing is suppressed: no finding of odd, old here"),
        ),
        (
            "<!-- policylint: ignore[odd, old] -->\nbad1\n",
            ("old", "nothing is suppressed: no finding of old here"),
        ),
        (
            "<!-- policylint: disable[odd] -->\ngood\n",
            ("<!-- policylint: disable[odd] -->", "nothing is suppressed: no finding of odd here"),
        ),
        (
            "good\n\n<!-- policylint: enable[strange] -->\n",
            ("<!-- policylint: enable[strange] -->", "nothing to enable: strange is not disabled here"),
        ),
        (
            "<!-- policylint: ignore-file[strange] -->\ngood\n",
            (
                "<!-- policylint: ignore-file[strange] -->",
                "nothing is suppressed: no finding of strange here",
            ),
        ),
    ],
)
def test_what_is_said_of_a_comment_that_does_nothing(text: str, expected: tuple[str, str]) -> None:
    assert said(text) == [("unused-suppression", *expected, "Remove it, or move it to what it is for.")]


def test_what_is_said_of_a_name_that_is_unknown() -> None:
    lists = "Name a rule: `policylint rule --all` lists them."
    assert said("<!-- policylint: ignore[strnge, odd, whatever] -->\nbad1\n") == [
        ("unknown-suppression", "strnge", "no rule is named 'strnge'", "Did you mean strange?"),
        ("unknown-suppression", "whatever", "no rule is named 'whatever'", lists),
    ]
    assert said("<!-- policylint: ignore[odd] until=2020-01-01 -->\n\n<!-- policylint: enable[x] -->\n") == [
        ("unknown-suppression", "x", "no rule is named 'x'", lists)
    ]


def test_of_very_many_unknown_names_only_the_first_are_compared_with_what_there_is() -> None:
    names = [f"odd{number}" for number in range(300)]
    told = [
        advice for *_, advice in said(f"<!-- policylint: ignore[{', '.join(names)}, {names[0]}] -->\nText.\n")
    ]
    assert told[:200] == ["Did you mean odd?"] * 200
    assert told[200:300] == ["Name a rule: `policylint rule --all` lists them."] * 100
    assert told[300:] == ["Did you mean odd?"]


def test_what_is_said_of_comments_can_be_suppressed_too() -> None:
    off = "<!-- policylint: ignore-file[unused-suppression] because of a template -->\n\n"
    text = f"{off}<!-- policylint: ignore[odd] -->\ngood\n\n<!-- policylint: ignore[x] -->\n"
    _, own, result, _ = applied(text)
    assert [name for name, _ in own] == ["unknown-suppression"]
    assert list(result.reasons.values()) == ["of a template"]


def test_rules_about_comments_say_nothing_where_they_did_not_run() -> None:
    policy = policy_of("<!-- policylint: ignore[odd, x] -->\ngood\n")
    assert suppress(policy, [], (ODD, OLD), NAMES).own == []
    assert suppress(policy_of("good\n"), [], (ODD, *suppression_rules()), NAMES).own == []


def test_the_first_of_several_comments_gives_the_reason_and_all_of_them_are_used() -> None:
    text = "<!-- policylint: ignore-file[odd] because one -->\n\n<!-- policylint: ignore[strange] because two -->\nbad1\n"
    kept, own, result, _ = applied(text)
    assert (kept, own, list(result.reasons.values())) == ([], [], ["one"])


def test_a_comment_for_an_absence_is_unused_where_silence_proves_something() -> None:
    absent = StubRule("idle", reports_absence=True)
    text = "# Privacy policy\n\n<!-- policylint: ignore-file[idle] -->\n\nWe collect your name and your address.\n"
    assert len(applied(text, ran=(absent,))[1]) == 1


@pytest.mark.parametrize(
    ("names", "indices", "left"),
    [
        ("odd", (0,), ""),
        ("odd, old", (0,), "old"),
        ("odd, old", (1,), "odd"),
        ("odd, old", (0, 1), ""),
        ("odd,old , idle", (0,), "old , idle"),
        ("odd,old , idle", (1,), "odd,idle"),
        ("odd,old , idle", (2,), "odd,old"),
        ("odd,old , idle", (0, 1), "idle"),
        ("odd,old , idle", (0, 2), "old"),
        ("odd,old , idle", (1, 2), "odd"),
        ("odd, old, idle, odd", (1, 3), "odd, idle"),
        ("odd, old, idle, odd", (2, 3), "odd, old"),
        ("odd, old, idle, odd", (0, 2, 3), "old"),
    ],
)
def test_names_are_taken_out_of_a_comment(names: str, indices: tuple[int, ...], left: str) -> None:
    text = f"Good. <!-- policylint: ignore[{names}] because x -->\n"
    policy = policy_of(text)
    (directive,), _ = read_comments(policy.document)
    fix = removal(policy.document.source, directive, indices)
    after = f"Good. <!-- policylint: ignore[{left}] because x -->\n" if left else "Good.\n"
    assert apply(text, fix.edits) == after
    assert (fix.title, fix.applicability) == ("remove the name" if left else "remove the comment", "safe")
    assert removal(policy.document.source, directive, indices, "unsafe").applicability == "unsafe"


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("a\n{}\nb", "{}\n"),
        ("a\r\n{}\r\nb", "{}\r\n"),
        ("a\r{}\rb", "{}\r"),
        ("a\n  \t{} \t\nb", "  \t{} \t\n"),
        ("{}", "{}"),
        ("{}\n", "{}\n"),
        ("a\n{}", "{}"),
        ("a \t{}\nb", " \t{}"),
        ("a \t{}", " \t{}"),
        ("a {} \r\nb", " {}"),
        ("a {} b", "{}"),
        ("{} b", "{}"),
        ("a\n {} b", "{}"),
        ("a{}b", "{}"),
        ("{} text ", "{}"),
        ("{} ", "{} "),
        (" {}\nb", " {}\n"),
        ("aX {}", " {}"),
        ("{} Xa", "{}"),
        ("X{}\n", "{}"),
        ("a\n{}X", "{}"),
    ],
)
def test_what_goes_with_a_comment(text: str, gone: str) -> None:
    comment = "<!-- c -->"
    start = text.index("{}")
    source = Source("p.md", text.format(comment))
    span = comment_span(source, Span(start, start + len(comment)))
    assert source.slice(span) == gone.format(comment)
    assert source.text[: span.start] + source.text[span.end :] == text.replace(gone, "", 1)


@pytest.mark.parametrize(
    ("text", "idle"),
    [
        ("<!-- policylint: disable[odd] -->\nbad1\n\n<!-- policylint: enable[odd] -->\n", []),
        ("<!-- policylint: enable[odd] -->\n\n<!-- policylint: disable[odd] -->\nbad1\n", ["enable"]),
        (
            "<!-- policylint: disable[odd] -->\nbad1\n\n<!-- policylint: enable[odd] -->\n\n<!-- policylint: enable[odd] -->\n",
            ["enable"],
        ),
        ("<!-- policylint: disable[odd] -->\nbad1\n\n<!-- policylint: enable[old] -->\n", ["enable"]),
        (
            "<!-- policylint: disable[odd] -->\nbad1\n\n<!-- policylint: ignore[odd] -->\nbad2\n\n<!-- policylint: enable[odd] -->\n",
            [],
        ),
        (
            "<!-- policylint: disable[old] -->\ngood\n\n<!-- policylint: disable[odd] -->\nbad1\n\n<!-- policylint: enable[old, odd] -->\n",
            ["disable"],
        ),
        ("<!-- policylint: disable[odd] -->\nbad1\n\n<!-- policylint: enable[odd, old] -->\n", ["enable"]),
        (
            "<!-- policylint: disable[old] -->\n\n<!-- policylint: enable[odd, old] -->\n",
            ["disable", "enable"],
        ),
    ],
)
def test_a_range_that_ends_is_used_and_an_end_without_one_is_not(text: str, idle: list[str]) -> None:
    _, own, _, policy = applied(text)
    directives, _ = read_comments(policy.document)
    assert [next(d.kind for d in directives if d.span.contains(finding.span)) for _, finding in own] == idle


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("<ul><li>bad1 <!-- policylint: ignore[odd] --></li><li>bad2</li></ul>\n", ["bad2"]),
        ("<div><!-- policylint: ignore[odd] --><p>bad1</p></div><p>bad2</p>\n", ["bad2"]),
        ("<p>bad1</p>\n<!-- x --><!-- policylint: ignore[odd] -->\n<p>bad2</p>\n", ["bad1", "bad2"]),
        (
            "<p>bad1</p>\n<p>bad2 more</p>\n<!-- x --><!-- policylint: ignore[odd] -->\n<p>bad3</p>\n",
            ["bad1", "bad2", "bad3"],
        ),
        ("<p>bad1\n<b>x</b></p> <!-- policylint: ignore[odd] -->\n<p>bad2</p>\n", ["bad2"]),
        ("<p>bad1</p>\n<p>bad2</p><!-- policylint: ignore[odd] --><p>bad3</p>\n", ["bad1", "bad3"]),
        ("<h1>bad1</h1> <!-- policylint: ignore[odd] -->\n<p>bad2</p>\n", ["bad2"]),
    ],
)
def test_scopes_in_html(text: str, kept: list[str]) -> None:
    policy = policy_of(text, path="p.html")
    found = [(ODD, Finding("odd", Span(at, at + 4))) for at in range(len(text)) if text.startswith("bad", at)]
    reasons = suppress(policy, found, (ODD,), NAMES).reasons
    assert [text[f.span.start : f.span.end] for _, f in found if ("odd", f) not in reasons] == kept


def test_fixes_of_unknown_names_are_for_somebody_to_look_at_and_of_idle_comments_safe() -> None:
    own = applied("<!-- policylint: ignore[x, old] -->\ngood\n")[1]
    assert {name: one.fix.applicability for name, one in own if one.fix} == {
        "unknown-suppression": "unsafe",
        "unused-suppression": "safe",
    }


def test_in_html_a_comment_before_a_list_is_for_all_of_it() -> None:
    text = "<!-- policylint: ignore[odd] --><ul><li>bad1</li><li>bad2</li></ul><p>bad3</p>"
    assert applied(text, path="p.html")[0] == ["bad3"]


def test_a_scope_covers_what_begins_in_it_and_is_it() -> None:
    (directive,), _ = read_comments(policy_of("<!-- policylint: ignore[odd] -->\n").document)
    scope = Scope(directive, 0, Span(3, 7))
    begins = [start for start in range(10) if scope.covers(Span(start, start + 5))]
    assert begins == [3, 4, 5, 6]
    assert Scope(directive, 0, Span(7, 7)).covers(Span(7, 7))


def test_what_is_found_at_the_empty_place_that_a_comment_is_for_uses_it() -> None:
    text = "<!-- policylint: ignore[odd] -->\n"
    policy = policy_of(text)
    end = text.index("\n")
    for place, silenced in ((Span(end, end), True), (Span(end, end + 1), False)):
        result = suppress(policy, [(ODD, Finding("odd", place))], (ODD, *suppression_rules()), NAMES)
        assert (len(result.reasons), len(result.own)) == ((1, 0) if silenced else (0, 1))


def test_a_whole_file_reaches_to_the_end_of_its_text() -> None:
    text = "<!-- policylint: ignore-file[odd] -->\n\nText."
    policy = policy_of(text)
    for start in (0, len(text) - 1, len(text)):
        finding = Finding("odd", Span(start, len(text)))
        assert ("odd", finding) in suppress(policy, [(ODD, finding)], (ODD,), NAMES).reasons
