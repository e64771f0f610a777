from __future__ import annotations

from datetime import date

import pytest

from policylint.diagnostics import Finding
from policylint.fixes import apply
from policylint.rule import Documentation, RuleInfo
from policylint.rules.suppression import suppression_rules
from policylint.source import Span
from policylint.suppression.applying import suppress
from policylint.suppression.comments import read_comments
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


def applied(text: str, *, rule: StubRule = ODD, ran=(ODD, OLD)):
    """The words `bad…` are findings; which of them remain, and what is said about the comments."""
    policy = policy_of(text)
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
