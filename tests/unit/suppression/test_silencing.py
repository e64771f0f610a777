"""Comments and the file beside a document together, in one file and in a policy that is split over several."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from policylint.config.problems import ConfigError
from policylint.diagnostics import Diagnostic, Edit, Finding, Fix, Suppression
from policylint.policy import Policy
from policylint.rule import Documentation, Rule, RuleInfo
from policylint.rules.suppression import suppression_rules
from policylint.source import Source, Span
from policylint.suppression import beside
from policylint.suppression.silencing import Silenced, silence
from policylint.testing import policy_of
from policylint.testing.policies import policy_of_files


class StubRule:
    def __init__(self, name: str) -> None:
        self.info = RuleInfo(name, "quality", "", Documentation("", "", (), (), ""))

    def check(self, policy):
        return ()


ODD = StubRule("odd")
RULES: tuple[Rule, ...] = (ODD, *suppression_rules())
NAMES = {rule.info.name: rule.info.name for rule in RULES}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def everything(path: str) -> Sequence[Rule]:
    return RULES


def silenced(policy: Policy, ran=everything, **settings: bool) -> Silenced:
    """What becomes of the words `bad…`."""
    text = policy.document.source.text
    found = [(ODD, Finding("m", Span(at, at + 4))) for at in range(len(text)) if text.startswith("bad", at)]
    return silence(policy, found, ran, NAMES, **settings)


def words(result: Silenced, sources: dict[str, str]) -> dict[tuple[str, str], tuple[str, str]]:
    """The words that are silenced, with their paths, and how."""
    return {
        (path, sources[path][finding.span.start : finding.span.end]): how
        for (path, _, finding), how in result.how.items()
    }


TEXT = "bad1 here. <!-- policylint: ignore[odd] because x -->\n\nbad2 there.\n\nbad3 too.\n"


def test_a_comment_counts_before_the_file_beside_it() -> None:
    Path("p.md.policylint.toml").write_text("[[ignore]]\nrule = 'odd'\ntext = 'bad2'\nbecause = 'y'\n[[ignore]]\nrule = 'odd'\ntext = 'bad1'\nbecause = 'z'\n")  # fmt: skip
    result = silenced(policy_of(TEXT, path="p.md"))
    assert words(result, {"p.md": TEXT}) == {
        ("p.md", "bad1"): ("inline", "x"),
        ("p.md", "bad2"): ("sidecar", "y"),
    }
    assert result.own == []


def test_each_can_be_left_unheeded() -> None:
    Path("p.md.policylint.toml").write_text("[[ignore]]\nrule = 'odd'\ntext = 'bad2'\n")
    policy = policy_of(TEXT, path="p.md")
    assert words(silenced(policy, sidecars=False), {"p.md": TEXT}) == {("p.md", "bad1"): ("inline", "x")}
    assert silenced(policy, inline=False) == Silenced()


def test_what_is_wrong_with_suppressions_is_told_of_both() -> None:
    text = "Good. <!-- policylint: ignore[odd] -->\n"
    Path("p.md.policylint.toml").write_text("[[ignore]]\nrule = 'odd'\n")
    result = silenced(policy_of(text, path="p.md"))
    assert [(rule.info.name, finding.span.start) for rule, finding in result.own] == [
        ("unused-suppression", 6),
        ("unused-suppression", 0),
    ]
    assert silenced(policy_of(text, path="p.md"), lambda path: RULES if path != "p.md" else ()).own == []


def test_a_file_of_suppressions_that_cannot_be_used_is_an_error() -> None:
    Path("p.md.policylint.toml").write_text("x = 1\n")
    with pytest.raises(ConfigError, match=r"^p\.md\.policylint\.toml:1: x: unknown key"):
        silenced(policy_of("Text.\n", path="p.md"))


FILES = {
    "a.md": "# Privacy\n\nbad1 here.\n\nSome bad2.\n",
    "b.md": "# Cookies\n\nbad3 <!-- policylint: ignore[odd] because x --> here.\n\n<!-- policylint: ignore[old] -->\nbad4\n",
    "c.md": "# More\n\nbad5\n\n<!-- policylint: ignore[odd] -->\n\nGood.\n",
    "d.md": "# End\n\nSome bad6 too.\n",
}


def test_of_a_policy_in_several_files_each_silences_what_is_in_itself() -> None:
    Path("a.md.policylint.toml").write_text("[[ignore]]\nrule = 'odd'\ntext = 'Some bad2'\nbecause = 'y'\n")
    policy = policy_of_files(FILES)
    Path("d.md.policylint.toml").write_text("[[ignore]]\nrule = 'odd'\ntext = 'bad6 too'\nbecause = 'z'\n")
    result = silenced(policy)
    assert words(result, FILES) == {
        ("b.md", "bad3"): ("inline", "x"),
        ("a.md", "bad2"): ("sidecar", "y"),
        ("d.md", "bad6"): ("sidecar", "z"),
    }
    said = [(rule.info.name, policy.document.source.slice(finding.span)) for rule, finding in result.own]
    assert said == [
        ("unknown-suppression", "old"),
        ("unused-suppression", "<!-- policylint: ignore[odd] -->"),
    ]
    assert set(words(silenced(policy, sidecars=False), FILES)) == {("b.md", "bad3")}


def test_fixes_of_suppressions_in_several_files_are_of_the_whole() -> None:
    policy = policy_of_files(FILES)
    (_, unknown), (_, unused) = silenced(policy).own
    assert unknown.fix is not None
    assert unused.fix is not None
    text = policy.document.source.text
    assert [text[edit.span.start : edit.span.end] for edit in (*unknown.fix.edits, *unused.fix.edits)] == [
        "<!-- policylint: ignore[old] -->\n",
        "<!-- policylint: ignore[odd] -->\n",
    ]


def test_which_rules_ran_is_asked_of_each_file() -> None:
    policy = policy_of_files(FILES)
    result = silenced(policy, lambda path: RULES if path == "b.md" else (ODD,))
    assert [rule.info.name for rule, _ in result.own] == ["unknown-suppression"]


def test_diagnostics_are_parted_into_those_to_report_and_those_that_are_silenced() -> None:
    def found(path: str, rule: str, at: int) -> Diagnostic:
        return Diagnostic(rule, "warning", Finding("m", Span(at, at + 1)), Source(path, "x" * 9))

    hidden = found("a.md", "odd", 1)
    others = [found("b.md", "odd", 1), found("a.md", "old", 1), found("a.md", "odd", 2)]
    result = Silenced({("a.md", "odd", hidden.finding): ("inline", "y")})
    assert result.parted([*others, hidden]) == (others, [Suppression(hidden, "inline", "y")])


def test_the_bytes_beside_a_document() -> None:
    assert beside("p.md") is None
    assert beside("p\0.md") is None
    Path("p.md.policylint.toml").write_bytes(b"\xff")
    assert beside("p.md") == b"\xff"
    Path("q.md.policylint.toml").mkdir()
    assert b"Error(" in (beside("q.md") or b""), "what cannot be read is not nothing"


def test_a_fix_moves_with_its_finding() -> None:
    """The finding's own edits too are those of the whole, not of the file."""
    policy = policy_of_files(
        {"a.md": "# Privacy\n\nText.\n", "b.md": "# More\n\nGood. <!-- policylint: ignore[odd] -->\n"}
    )
    ((_, finding),) = silenced(policy).own
    start = policy.document.source.text.index(" <!--")
    assert finding.span.start == start + 1
    assert finding.fix == Fix("remove the comment", (Edit(Span(start, finding.span.end), ""),), "safe")
