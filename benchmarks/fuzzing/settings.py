"""What users write to set policylint up: configurations, frameworks, packs, vocabularies, sidecar files, baselines."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import strategies as st

from fuzzing.tables import VALUES, changed, json_with_damage, tables, toml, with_damage
from fuzzing.target import as_bytes
from fuzzing.texts import ODD, damaged

_NAMES: tuple[Any, ...] = (
    ["stale-date"],
    ["ALL"],
    ["quality", "retention-missing"],
    [],
    ["gdpr"],
    ["stale-dat"],
    [1],
)
_CONFIG: dict[str, tuple[Any, ...]] = {
    "select": _NAMES, "extend-select": _NAMES, "ignore": _NAMES, "frameworks": (["gdpr"], ["ccpa", "caloppa"], ["own.toml"], []),
    "extend": (["policylint.toml"], ["gone.toml"], "policylint.toml"), "required-version": (">=0.1,<1", "==0.1.0", "~=0.1", ">", "0.1", "<0"),
    "per-file-ignores": ({"*.md": ["stale-date"]}, {"**/x": ["nothing"]}, {"[": ["ALL"]}), "floor": (True, False), "preview": (True, False),
    "facts": ({"sells-data": True}, {"offers-to": ["DE", "FR"]}, {"consumers": 100000}, {"sells-dat": "no"}), "severity": ({"quality": "error"}, {"stale-date": "off"}, {"x": "y"}),
    "min-severity": ("error", "warning", "info", "fatal"), "min-confidence": ("certain", "likely", "possible"),
    "rules": ({"stale-date": {"months": 6}}, {"stale-date": {"months": -1}}, {"stale-date": {"months": 10**30}}, {"hard-to-read": {"highest-grade": 1e308}}, {"x": {"y": 1}}, {"stale-date": 1}, {"a b.c": {"y": {"z": [1]}}}),
    "fail-level": ("error", "never"), "packs": (["pack"], ["gone"]), "include": (["*.md"], ["**/*.{md,html}"], ["[a"], ["[z-a]"], ["!x"], ["**/" * 30 + "x"], ["*z" * 30]),
    "exclude": (["build"], ["**"], ["/"]), "extend-exclude": (["a/b"],), "respect-gitignore": (True,), "force-exclude": (True,),
    "baseline": ("b.json", "../b.json", "/etc/passwd"), "output-format": (["json"], ["sarif=x.sarif"], "full", ["nothing"], ["json=../x"]),
    "cache": (False,), "cache-dir": (".cache", "/"), "max-warnings": (0, 10, -1), "templates": (["jinja"], ["erb", "php"], ["x"]),
    "override": ([{"files": ["*.md"], "ignore": ["stale-date"]}], [{"ignore": []}], [{"files": [], "facts": {"sells-data": True}}]),
    "policy": ([{"files": ["fuzz.md", "other.md"], "name": "x"}], [{"files": ["*.md"]}], [{"files": ["gone"]}], [{"name": "x"}], [{"files": ["a\x00b"]}]),
    "no-floor": (True,),
}  # fmt: skip


def configurations() -> st.SearchStrategy[bytes]:
    """Files `policylint.toml`."""
    return with_damage(tables(_CONFIG).map(toml))


def projects() -> st.SearchStrategy[bytes]:
    """Files `pyproject.toml` with our table, and broken ones."""
    header = b'[project]\nname = "x"\n\n[tool.policylint]\n'
    return configurations().map(lambda data: header + re.sub(rb"(?m)^(\[+)", rb"\1tool.policylint.", data))


_WHEN: tuple[Any, ...] = (
    "transfer", ["legal-basis.consent", "legal-basis.contract"], {"fact": "sells-data"}, {"fact": "offers-to", "in": ["EEA"]}, {"fact": "consumers", "at-least": 5},
    {"attribute": "country", "topic": "transfer", "outside": ["EEA"]}, {"all": ["transfer", {"not": {"fact": "established-in", "in": ["EEA"]}}]}, {"any": []},
    {"not": "x"}, {"fact": "sells-dat"}, {"fact": "consumers", "above": 10**30}, {"attribute": "data", "is": ["health"]}, {"fact": "sells-data", "is": "no"}, {}, [],
)  # fmt: skip
_REQUIREMENT = {
    "id": ("a", "b-1", "A", ""), "severity": ("error", "warning", "info"), "section": ("Art. 1",), "url": ("https://a.example", "ftp://x"),
    "checked": ("2026-01-01", "2026-02-30", "0001-01-01"), "topic": ("retention", "controller.contact", "retenton"), "any_of": (["cookies", "gpc"], []),
    "when": _WHEN, "rule": ("stale-date",), "home": (["EEA"], ["US-CA"], ["x"]), "grade": ("V", "K", "X"), "since": ("2020-01-01",), "until": ("2019-01-01", "2030-01-01"),
    "note": ("why not",),
}  # fmt: skip
_FRAMEWORK = {
    "name": ("own", "Own Law", ""), "title": ("Own",), "summary": ("x",), "url": ("https://a.example",), "jurisdiction": ("EU",), "checked": ("2026-01-01",),
    "audiences": (["california"], ["X"]),
}  # fmt: skip


def frameworks() -> st.SearchStrategy[bytes]:
    """Files of frameworks."""
    needs = st.lists(tables(_REQUIREMENT, least=3), max_size=4)
    made = st.tuples(tables(_FRAMEWORK, least=3), needs).map(
        lambda two: toml({"name": "own", "title": "Own", **two[0], "requirement": two[1]})
    )
    return with_damage(made, "policylint/frameworks/*.toml")


_PATTERN_PIECES = (
    "we", "our", "data", "keep~", "store~", "your", "year~", '"US"', "data*", "{number}", "{Name}", "{any}", "{own}", "{nothing}", "(", ")", "|", "[", "]", "..2", "...", "..",
    "..999", "..99999999999999999999", "!(", "<!(", "^", "$", "{", "}", "~", "*", '"', "'", "e-mail", "\\", "é", "1,000", "~~", "a~*",
)  # fmt: skip
_WAYS = (
    "we keep~ your data",
    "(sell~|share~) [your] data",
    "{number} year~",
    "!(not) keep~",
    "we ..3 data",
    '"US"',
    "^ we",
    "{own}",
    "(a|b",
    "..3",
    "",
    "data*",
)


def patterns() -> st.SearchStrategy[str]:
    """Phrase patterns, sound and broken; one a line, of which the first may be used by the others as `{own}`."""
    one = st.lists(st.sampled_from(_PATTERN_PIECES) | st.sampled_from(_WAYS), min_size=1, max_size=9).map(
        " ".join
    )
    tight = st.lists(st.sampled_from(_PATTERN_PIECES) | st.sampled_from(ODD), min_size=1, max_size=9).map(
        "".join
    )
    return st.one_of(
        one,
        one,
        tight,
        st.sampled_from(("(" * 300 + "a" + ")" * 300, "[a " * 300, "(a|b) " * 40, "[a] " * 60)),
    )


def pattern_lists() -> st.SearchStrategy[bytes]:
    """Several patterns, one a line."""
    return st.lists(patterns(), min_size=1, max_size=4).map("\n".join).map(as_bytes)


_RULE: dict[str, tuple[Any, ...]] = {
    "name": ("a-rule", "b", "A"), "kind": ("existence", "substitution", "occurrence", "repetition", "consistency", "conditional", "metric", "x"),
    "group": ("quality", "integrity", "x"), "severity": ("error", "info"), "summary": ("s",), "message": ("{match} is found", "{x}", "{", "{0}", "plain", "{match!r:>99}"),
    "help": ("do it", "{replacement}"), "references": (["https://a.example"],), "topic": ("retention", "x"), "preview": (True,), "in": (["sentence"], ["heading", "row"], ["x"]),
    "under": ("cookies",), "not-under": (["rights"],), "topics": (["retention"], ["x"]), "with": (["data"], [["we", "our"]]), "unless": ("not",), "any": (list(_WAYS[:3]), "we", "(a|b", []),
    "swap": ({"utilize~": "use"}, {"we": ""}, {"(a": "b"}), "fix": ("safe", "display"), "extent": ("passage", "section", "document"), "max": (0, 1, 3, 0.5), "min": (1, 2),
    "allowed": (["had had"], []), "either": ([["e-mail", "email"]], [["a"]]), "first": ("GDPR", ["we"]), "then": ("data",),
    "formula": ("words / sentences", "1 / 0", "9" * 400, "1e999 - 1e999", "-words", "(" * 90 + "1" + ")" * 90, "words ** 2", "__import__", "1j", "words if 1 else 2"),
    "least-words": (0, 5), "example": ([{"text": "We keep your data.", "finds": ["we"]}], [{"text": "x", "today": "2026-02-30"}], [{"finds": []}], [{"text": "x", "path": "a.html"}]),
}  # fmt: skip
_BY_KIND: dict[str, dict[str, Any]] = {
    "existence": {"any": "we"}, "substitution": {"swap": {"we": "they"}}, "occurrence": {"any": "we", "max": 1}, "repetition": {}, "consistency": {"either": [["we", "our"]]},
    "conditional": {"first": "we", "then": "data"}, "metric": {"formula": "words / sentences", "max": 3},
}  # fmt: skip


@st.composite
def _rules(draw: st.DrawFn) -> dict[str, Any]:
    """A rule of some kind, with keys that this kind has; now and then any keys."""
    from policylint.packs.keys import COMMON, KINDS

    if draw(st.integers(0, 9)) == 0:
        return draw(tables(_RULE))
    kind = draw(st.sampled_from(sorted(KINDS)))
    known = {key: values for key, values in _RULE.items() if key in (*COMMON, *KINDS[kind]) and key != "kind"}
    number = draw(st.integers(0, 99))
    rule = {"name": f"rule-{number}", **_BY_KIND[kind], **draw(tables(known, most=3)), "kind": kind}
    return {**rule, "formula": draw(st.sampled_from(_RULE["formula"]))} if kind == "metric" else rule


def packs() -> st.SearchStrategy[bytes]:
    """Packs in one file."""
    named = st.dictionaries(st.sampled_from(("own", "number", "A b")), patterns() | VALUES, max_size=2)
    classes = st.sampled_from(({}, {"own": ["our data", "{own2}"], "own2": "firm"}))
    made = st.tuples(st.lists(_rules(), max_size=3), st.one_of(classes, classes, named)).map(
        lambda two: toml({"pack": {"name": "fuzz"}, "classes": two[1], "rule": two[0]})
    )
    return with_damage(made, "policylint/scaffolding/templates/pack/**/*.txt")


_ENTRY = {
    "topic": ("retention", "cookies", "x"), "topics": (["retention", "gpc"], []), "any": (list(_WAYS[:4]), ["we"], ["(a"], []), "with": (["data"], [["we"], "our"], "x"), "unless": (["not"],),
    "under": (["cookies"],), "not-under": (["x"],), "in": (["sentence"], ["heading"], ["x"], "sentence"), "polarity": ("stated", "denied", "auto", "x"),
    "confidence": ("certain", "possible", "x"), "note": ("n", 1),
}  # fmt: skip


def vocabularies() -> st.SearchStrategy[bytes]:
    """Vocabulary files."""
    classes = st.dictionaries(
        st.sampled_from(("own", "number", "we", "two words")),
        patterns() | st.lists(patterns(), max_size=2) | VALUES,
        max_size=3,
    )
    made = st.tuples(st.lists(tables(_ENTRY, least=2), max_size=4), classes).map(
        lambda two: toml({"family": "fuzz", "classes": two[1], "pattern": two[0]})
    )
    return with_damage(made, "policylint/vocabulary/en/r*.toml")


_IGNORE = {
    "rule": ("stale-date", "retention-missing", "x"), "text": ("We keep", ""), "because": ("old",), "until": ("2027-01-01", "x"), "owner": ("legal",),
}  # fmt: skip


def sidecars() -> st.SearchStrategy[bytes]:
    """Files of suppressions beside a document."""
    made = st.lists(tables(_IGNORE), max_size=4).map(lambda listed: toml({"ignore": listed}))
    return with_damage(made | tables({"ignore": ()}).map(toml))


def baselines() -> st.SearchStrategy[bytes]:
    """Baselines."""
    text = st.sampled_from(("stale-date", "fuzz.md", "a" * 16, "../x", "")) | st.text(max_size=4)
    entry = st.fixed_dictionaries(
        {"rule": text, "fingerprint": text}, optional={"message": text}
    ) | st.dictionaries(text, VALUES, max_size=3)
    findings = st.dictionaries(text, st.lists(entry, max_size=3) | VALUES, max_size=3)
    sound = st.fixed_dictionaries({"schema_version": st.just(1), "findings": findings})
    return json_with_damage(
        sound
        | sound
        | st.fixed_dictionaries({"schema_version": VALUES, "findings": findings | VALUES})
        | VALUES
    )


def hooks() -> st.SearchStrategy[bytes]:
    """Configurations of pre-commit, sound and broken."""
    lines = (
        "repos:\n", "repos: # ours\n", "repos: []\n", "- repo: local\n", "  - repo: https://x.example\n", "    rev: v1\n", "  rev: v1\n", "  hooks:\n", "  - id: a\n", "    hooks:\n", "      - id: b\n",
        "    - id: b\n", "default_stages: [commit]\n", "# c\n", "\n", "---\n", "...\n", "exclude: x\n", "fail_fast: true\n", "  # c\n", "      args: |\n        - repo: x\n", "\ta: b\n", "- repo: &a x\n",
    )  # fmt: skip
    sound = st.lists(
        st.sampled_from(
            (
                "- repo: local\n  hooks:\n  - id: a\n",
                "# c\n",
                '- repo: x\n  rev: 1\n  hooks:\n    - id: b\n      args: ["a"]\n\n',
            )
        ),
        max_size=4,
    )
    before, after = (
        st.sampled_from(("", "fail_fast: true\n", "# c\n---\n")),
        st.sampled_from(("", "\nexclude: x\n", "# c\n", "...\n")),
    )
    whole = st.tuples(before, sound, after).map(
        lambda three: f"{three[0]}repos:\n{''.join(three[1])}{three[2]}"
    )
    loose = st.lists(st.sampled_from(lines), max_size=14).map("".join)
    return st.one_of(whole, loose, whole.flatmap(lambda text: damaged((text,), st.sampled_from(lines)))).map(
        as_bytes
    )


def reports() -> st.SearchStrategy[bytes]:
    """Reports with a record of their run, sound and changed."""
    from fuzzing.checks.verifying import written

    return changed(written())
