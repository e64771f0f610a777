"""With a cache, and without one, a run says the same, whatever was edited, configured or selected in between."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from policylint.cache.folder import prepare
from policylint.cache.records import decoded, encoded
from policylint.cache.store import Store
from policylint.checked import Checked
from policylint.confidence import CONFIDENCES
from policylint.coverage import Coverage
from policylint.decisions import Settings
from policylint.diagnostics import (
    SEVERITIES,
    Citation,
    Diagnostic,
    Edit,
    Finding,
    Fix,
    Related,
    Suppression,
    Unasked,
)
from policylint.host import Parts, load_parts
from policylint.reporter import Report, Style
from policylint.request.loading import Request
from policylint.running.outcomes import How
from policylint.running.run import check
from policylint.source import Source, Span

PIECES = (
    "# Privacy policy\n", "We collect your name and your e-mail address.\n", "We keep it as long as necessary.\n",
    "Last updated: 1 May 2019\n", "#### Cookies\n", "- access\n- erasure\n", "<!-- policylint: ignore[stale-date] -->\n",
    "<!-- policylint: ignore[retention-vague] because old, until=2026-01-01 -->\n", "We may share data with partners.\n",
    "Contact [us] at ....\n", "Vi samlar in ditt namn.\n", "Caf\u00e9 \u00fcber\r\n", "\U0001f600 We do not sell data.\n",
)  # fmt: skip
SIDECAR = '[[ignore]]\nrule = "{}"\n'

documents = st.lists(st.sampled_from(PIECES), max_size=7).map("\n".join)
chosen = st.builds(
    Settings,
    select=st.sampled_from(((), ("ALL",), ("quality",), ("missing", "stale-date"))),
    ignore=st.sampled_from(((), ("dnt-missing",), ("suppression",))),
    frameworks=st.sampled_from(((), ("gdpr",), ("ccpa", "caloppa"))),
    floor=st.booleans(),
    preview=st.booleans(),
    min_severity=st.sampled_from(SEVERITIES),
    severity=st.sampled_from(((), (("quality", "error"),), (("stale-date", "off"),))),
)
steps = st.lists(
    st.tuples(
        st.dictionaries(st.sampled_from(("a.md", "privacy.txt", "b.md")), documents, max_size=2),
        chosen,
        st.sampled_from((date(2026, 11, 22), date(2025, 12, 1))),
        st.booleans(),
        st.sampled_from(({}, {"sells-data": True}, {"sells-data": False})),
        st.sampled_from((None, "stale-date", "dnt-missing")),
    ),
    min_size=2,
    max_size=5,
)


@cache
def parts() -> Parts:
    return load_parts()


def shown(report: Report) -> list[str]:
    return [reporter.render(report, Style()) for reporter in parts().reporters]


@settings(max_examples=12, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(steps)
def test_a_cache_changes_nothing(all_steps: list) -> None:  # type: ignore[type-arg]
    with TemporaryDirectory() as place:
        folder = Path(place)
        prepare(folder / "cache", b"k" * 32)
        store = Store(folder / "cache", b"k" * 32)
        names = [folder / name for name in ("a.md", "privacy.txt", "b.md")]
        for name in names:
            name.write_text("We collect your name.\n", encoding="utf-8")
        for edits, wanted, today, inline, facts, silenced in all_steps:
            for name, text in edits.items():
                (folder / name).write_text(text, encoding="utf-8", newline="")
            beside = folder / "a.md.policylint.toml"
            beside.unlink(missing_ok=True)
            if silenced:
                beside.write_text(SIDECAR.format(silenced), encoding="utf-8")
            request = Request(tuple(map(str, names)), today, facts=facts, inline=inline)
            without = shown(check(request, wanted, parts()))
            for known in (None, 3):
                how = How(store=store)
                assert shown(check(request, wanted, parts(), None, how)) == without
                assert known is None or how.told.known == known


texts = st.text(max_size=12)
spans = st.integers(0, 30).flatmap(lambda start: st.builds(Span, st.just(start), st.integers(start, 40)))
findings = st.builds(
    Finding,
    texts, spans, texts, texts,
    st.lists(st.builds(Related, texts, spans), max_size=2).map(tuple),
    st.none()
    | st.builds(Fix, texts, st.lists(st.builds(Edit, spans, texts), max_size=2).map(tuple), st.sampled_from(("safe", "display"))),
    texts, st.none() | st.sampled_from(CONFIDENCES),
)  # fmt: skip
SOURCE = Source("p.md", "x" * 40)
diagnostics = st.builds(
    Diagnostic,
    texts, st.sampled_from(SEVERITIES), findings, st.just(SOURCE),
    st.lists(st.builds(Citation, texts, texts, texts, texts), max_size=2).map(tuple), texts, st.sampled_from(CONFIDENCES),
)  # fmt: skip
checked = st.builds(
    Checked,
    st.just("p.md"),
    st.builds(
        Coverage, texts, st.booleans(), st.booleans(), st.integers(0, 9), st.integers(0, 9),
        st.frozensets(texts, max_size=2), texts, st.lists(texts, max_size=2).map(tuple),
    ),
    st.lists(diagnostics, max_size=3).map(tuple),
    st.lists(st.builds(Suppression, diagnostics, st.sampled_from(("inline", "sidecar")), texts), max_size=2).map(tuple),
    st.lists(texts, max_size=2).map(tuple),
    unasked=st.lists(st.builds(Unasked, st.lists(texts, max_size=2).map(tuple), texts, st.just(SOURCE), spans, texts), max_size=2).map(tuple),
)  # fmt: skip


@given(checked)
def test_a_record_gives_back_what_was_found(found: Checked) -> None:
    record = encoded(found)
    assert record is not None
    assert decoded(record, ["p.md"], lambda _: SOURCE) == found


@given(checked, st.data())
def test_what_is_no_record_is_none_and_never_an_error(found: Checked, data: st.DataObject) -> None:
    record = encoded(found) or b""
    at = data.draw(st.integers(0, len(record)))
    decoded(record[:at] + data.draw(st.binary(max_size=3)) + record[at + 1 :], ["p.md"], lambda _: SOURCE)
    for other in (b"", b"null", b"[]", b"{}", b'{"coverage": 1}', b"\xff", b"[" * 9999):
        assert decoded(other, ["p.md"], lambda _: SOURCE) is None


def test_no_field_is_left_out() -> None:
    """Whoever adds a field to what is kept finds here whether JSON holds it."""
    plain = {"str", "bool", "int", "Severity", "Confidence", "Confidence | None", "SuppressionKind"}
    own = {
        "Diagnostic": {"finding", "source", "citations"},
        "Finding": {"span", "related", "fix"},
        "Coverage": {"unclear", "other_languages"},
    }
    for kind in (Diagnostic, Finding, Coverage, Citation):
        types = {
            field.name: str(field.type)
            for field in fields(kind)
            if field.name not in own.get(kind.__name__, ())
        }
        assert set(types.values()) <= plain, types
    names = {
        kind: [field.name for field in fields(kind)] for kind in (Fix, Edit, Related, Suppression, Checked)
    }
    assert names == {
        Fix: ["title", "edits", "applicability"],
        Edit: ["span", "replacement"],
        Related: ["message", "span", "source"],
        Suppression: ["diagnostic", "kind", "reason"],
        Checked: [
            "path",
            "coverage",
            "diagnostics",
            "suppressed",
            "frameworks",
            "failures",
            "files",
            "inputs",
            "unasked",
        ],
    }
